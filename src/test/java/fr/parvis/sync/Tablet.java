// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A device in the hands of somebody, as the contract has it: makes commands with its counter, sends them, seals them. */
public class Tablet {
    static final JsonMapper JSON = JsonMapper.builder().build();

    final MockMvcTester mvc;
    final UUID device;
    SignedIn who;
    UUID point;
    long seq;
    String cursor;

    Tablet(MockMvcTester mvc, SignedIn who, UUID point) {
        this(mvc, Ids.next(), who, point);
    }

    Tablet(MockMvcTester mvc, UUID device, SignedIn who, UUID point) {
        this.mvc = mvc;
        this.device = device;
        this.who = who;
        this.point = point;
    }

    ObjectNode record() {
        return record(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    ObjectNode record(Instant startedAt) {
        var payload = """
                {"visit": "%s", "point": "%s", "presence": "desk", "direction": "INCOMING", "startedAt": "%s", "persons": 1,
                 "mediators": ["%s"], "requests": [{"request": "%s", "theme": "family-benefits", "operator": "caf",
                 "level": "accompaniment", "result": "settled", "minutes": 15}]}""".formatted(Ids.next(), point, startedAt, who.account(), Ids.next());
        return command("record-visit", (ObjectNode) JSON.readTree(payload));
    }

    /** The same visit said otherwise; change the payload as needed. */
    ObjectNode correct(JsonNode recorded, int basedOn) {
        var payload = ((ObjectNode) recorded.get("payload")).deepCopy();
        payload.put("basedOn", basedOn);
        return command("correct-visit", payload);
    }

    ObjectNode cancel(JsonNode recorded, int basedOn) {
        var payload = JSON.createObjectNode()
                .put("visit", recorded.at("/payload/visit").asString())
                .put("basedOn", basedOn);
        return command("cancel-visit", payload);
    }

    ObjectNode command(String type, ObjectNode payload) {
        var command = JSON.createObjectNode()
                .put("id", Ids.next().toString())
                .put("seq", ++seq)
                .put("form", 2)
                .put("type", type)
                .put("at", Instant.now().toString())
                .put("offset", 0);
        command.set("payload", payload);
        return command;
    }

    static ObjectNode payload(JsonNode command) {
        return (ObjectNode) command.get("payload");
    }

    static ObjectNode request(JsonNode command, int index) {
        return (ObjectNode) command.at("/payload/requests/" + index);
    }

    ObjectNode batch(JsonNode... commands) {
        var batch = JSON.createObjectNode()
                .put("device", device.toString())
                .put("account", who.account().toString())
                .put("clock", Instant.now().toString());
        if (cursor != null) batch.put("cursor", cursor);
        batch.putArray("commands").addAll(List.of(commands));
        return batch;
    }

    JsonNode send(JsonNode... commands) {
        return body(post(batch(commands).toString()));
    }

    List<JsonNode> answers(JsonNode... commands) {
        return StreamSupport.stream(send(commands).path("answers").spliterator(), false)
                .toList();
    }

    List<String> outcomes(JsonNode... commands) {
        return answers(commands).stream().map(a -> a.path("outcome").asString()).toList();
    }

    MvcTestResult post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8), null);
    }

    MvcTestResult post(byte[] body, String encoding) {
        var request = mvc.post()
                .uri("/api/v1/sync")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(csrf())
                .with(Browser.as(who));
        if (encoding != null) request = request.header("Content-Encoding", encoding);
        return request.exchange();
    }

    static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static JsonNode body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    // --- sealing

    /** What the server told the device: unlock, grant, secret, sealing. */
    JsonNode registered;

    Tablet register() {
        registered = body(mvc.post()
                .uri("/capture/device.json")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"device\": \"" + device + "\", \"label\": \"Tablette du bus\"}")
                .with(csrf())
                .with(Browser.as(who))
                .exchange());
        return this;
    }

    ObjectNode seal(JsonNode command) {
        return seal(command, registered.path("grant").asString(), registered.path("sealing"));
    }

    ObjectNode seal(JsonNode command, String grant, JsonNode sealing) {
        try {
            var random = new SecureRandom();
            var secret = new byte[32];
            var iv = new byte[12];
            random.nextBytes(secret);
            random.nextBytes(iv);
            var key = sealing.path("id").asString();
            var open = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(
                            Base64.getDecoder().decode(sealing.path("spki").asString())));
            var wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(
                    Cipher.ENCRYPT_MODE,
                    open,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            var id = command.path("id").asString();
            long seq = command.path("seq").asLong();
            var close = Cipher.getInstance("AES/GCM/NoPadding");
            close.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, iv));
            close.updateAAD(
                    String.join(".", "1", key, device.toString(), who.account().toString(), "" + seq, id)
                            .getBytes(StandardCharsets.UTF_8));
            var inside = JSON.createObjectNode().put("grant", grant);
            inside.set("command", command);
            var data = close.doFinal(inside.toString().getBytes(StandardCharsets.UTF_8));
            return JSON.createObjectNode()
                    .put("v", 1)
                    .put("key", key)
                    .put("device", device.toString())
                    .put("account", who.account().toString())
                    .put("seq", seq)
                    .put("command", id)
                    .put("wrapped", Base64.getEncoder().encodeToString(wrap.doFinal(secret)))
                    .put("iv", Base64.getEncoder().encodeToString(iv))
                    .put("data", Base64.getEncoder().encodeToString(data));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    MvcTestResult handIn(JsonNode... envelopes) {
        return handIn(registered.path("secret").asString(), envelopes);
    }

    MvcTestResult handIn(String secret, JsonNode... envelopes) {
        var body = JSON.createObjectNode()
                .put("device", device.toString())
                .put("clock", Instant.now().toString());
        body.putArray("envelopes").addAll(List.of(envelopes));
        return mvc.post()
                .uri("/api/v1/sync/sealed")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .header("Authorization", "Device " + secret)
                .exchange();
    }

    List<String> handedIn(JsonNode... envelopes) {
        return StreamSupport.stream(body(handIn(envelopes)).path("answers").spliterator(), false)
                .map(a -> a.path("outcome").asString())
                .toList();
    }
}
