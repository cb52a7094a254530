// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.Network;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The real Keycloak on the loopback address, with the realm of {@code ops/keycloak}, and what its administrator does there. */
final class Keycloak {
    /** Brought by the Maven profile {@code keycloak}. */
    static final Path DISTRIBUTION = Path.of("target/keycloak/keycloak.zip");

    private static final Path REALM_FILE = Path.of("ops/keycloak/parvis-realm.json");
    private static final String REALM = "parvis";
    private static final String ADMINISTRATOR = "admin";
    /** Its script, ended when the input ends: with the process that started it, however that one ends. */
    private static final String UNTIL_INPUT_ENDS =
            "exec 3<&0; { cat <&3; kill $$; } & exec sh bin/kc.sh \"$@\" 3<&- </dev/null";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final int port;
    private final String secret;
    private @Nullable Process process;

    private Keycloak(Path home, int port, String secret) {
        this.home = home;
        this.port = port;
        this.secret = secret;
    }

    /**
     * Unpacks the distribution.
     *
     * @param secret of its administrator and of its client
     */
    static Keycloak in(Path home, int port, String secret) throws IOException {
        try (var zip = new ZipFile(DISTRIBUTION.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                // all is in one folder, which bears the version
                var file =
                        home.resolve(entry.getName().substring(entry.getName().indexOf('/') + 1));
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        Files.copy(
                REALM_FILE, Files.createDirectories(home.resolve("data/import")).resolve(REALM_FILE.getFileName()));
        return new Keycloak(home, port, secret);
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/" + REALM;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /**
     * Starts it in development mode, with a database in its memory, and waits until it serves the realm.
     *
     * @param parvis address of the application
     */
    void start(String parvis) throws IOException {
        var builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        UNTIL_INPUT_ENDS,
                        "kc.sh",
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said().toFile());
        var environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // it lives for minutes
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secret);
        environment.put("PARVIS_ADDRESS", parvis);
        environment.put("PARVIS_OPENID_CLIENT_SECRET", secret);
        var begun = builder.start();
        process = begun;
        try {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .failFast("it ended", () -> !begun.isAlive())
                    .until(this::serves);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("Keycloak does not answer: " + Files.readString(said()), e);
        }
    }

    private Path said() {
        return home.resolve("said");
    }

    private boolean serves() throws IOException, InterruptedException {
        var description = HttpRequest.newBuilder(URI.create(issuer(port) + "/.well-known/openid-configuration"))
                .build();
        return client.send(description, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Ends it, and what it started. */
    void stop() throws IOException, InterruptedException {
        if (process == null) return;
        var all = process.descendants().toList();
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Adds somebody who signs in with {@link Network#PASSWORD}; answers their identifier.
     *
     * @param verified whether the address is known to be theirs
     * @param key of an authenticator that makes their codes, as it is shown; nothing: they have none
     */
    String add(String email, boolean verified, @Nullable String key) throws IOException, InterruptedException {
        var proofs = new ArrayList<Map<String, Object>>();
        proofs.add(Map.of("type", "password", "value", Network.PASSWORD, "temporary", false));
        if (key != null)
            proofs.add(Map.of(
                    "type", "otp", "secretData", JSON.writeValueAsString(Map.of("value", key)), "credentialData", """
                    {"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1", "secretEncoding": "BASE32"}"""));
        var made = ask(
                "POST",
                "/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        verified,
                        "firstName",
                        "Awa",
                        "lastName",
                        "Diallo",
                        "enabled",
                        true,
                        "credentials",
                        proofs));
        var address = made.headers().firstValue("location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Ends the sessions of somebody, and announces it to the services that they opened. */
    void endSessionsOf(String user) throws IOException, InterruptedException {
        ask("POST", "/users/" + user + "/logout", Map.of());
    }

    /** Adds a key by which tokens are signed from now on; the former ones are still published. */
    void changeKey() throws IOException, InterruptedException {
        var before = signingKey();
        ask(
                "POST",
                "/components",
                Map.of(
                        "name",
                        "rotated",
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of("priority", List.of("200"), "algorithm", List.of("RS256"))));
        assertThat(signingKey()).isNotEqualTo(before);
    }

    /** Gives Parvis another secret than the one it knows, or that one. */
    void changeSecret(boolean known) throws IOException, InterruptedException {
        var client = read(ask("GET", "/clients?clientId=parvis", null)).path(0);
        ((ObjectNode) client).put("secret", known ? secret : "another");
        ask("PUT", "/clients/" + client.path("id").asString(), client);
    }

    /** Puts into its tokens, or leaves out of them, the level of a sign-in ({@code acr}) and the ways that were taken ({@code amr}). */
    void says(boolean level, boolean ways) throws IOException, InterruptedException {
        var client = "/clients/"
                + read(ask("GET", "/clients?clientId=parvis", null))
                        .path(0)
                        .path("id")
                        .asString();
        var scope = named("acr", "/client-scopes").path("id").asString();
        ask(level ? "PUT" : "DELETE", client + "/default-client-scopes/" + scope, null);
        var mappers = client + "/protocol-mappers/models";
        var mapper = named("amr", mappers);
        ((ObjectNode) mapper.path("config")).put("id.token.claim", Boolean.toString(ways));
        ask("PUT", mappers + "/" + mapper.path("id").asString(), mapper);
    }

    private JsonNode named(String name, String path) throws IOException, InterruptedException {
        return read(ask("GET", path, null))
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String signingKey() throws IOException, InterruptedException {
        return read(ask("GET", "/keys", null)).at("/active/RS256").asString();
    }

    private HttpResponse<String> ask(String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/admin/realms/" + REALM + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return answered(request);
    }

    private String token() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=" + ADMINISTRATOR
                        + "&password=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .build();
        return read(answered(request)).path("access_token").asString();
    }

    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isBetween(200, 299);
        return answer;
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
