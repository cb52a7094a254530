// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.SignIn.PasskeyAnswer;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Passkeys of a device written here, honest and not. */
@ParvisTest
class PasskeysTest {
    private static final String SITE = "https://parvis.example";
    private static final SignIn.From HERE = new SignIn.From("192.0.2.77", null);

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @Autowired
    SecondStep secondStep;

    @Autowired
    Passkeys passkeys;

    SignedIn mediator;

    @BeforeEach
    void a_mediator_with_codes() {
        mediator = network.a(Role.MEDIATOR, network.anAssociation());
        codes(mediator);
    }

    @Test
    void a_key_that_was_added_opens_and_no_other_answer_does() throws Exception {
        var device = new Device();
        assertThat(add(mediator, device.made(passkeys.challenge(), SITE))).isTrue();
        var challenge = passkeys.challenge();
        var right = device.proof(challenge, SITE, 1);

        assertThat(open(mediator, new PasskeyAnswer(right, passkeys.challenge(), SITE)))
                .as("another challenge")
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(open(mediator, device.answer(challenge, "https://parvis-example.test", 1, SITE)))
                .as("a page that looks like ours")
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(open(mediator, new PasskeyAnswer(device.tampered(challenge), challenge, SITE)))
                .as("a signature of something else")
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(open(mediator, new Device().answer(challenge, SITE, 1, SITE)))
                .as("a key of nobody")
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(open(mediator, new PasskeyAnswer(right, challenge, SITE))).isInstanceOf(Outcome.Welcome.class);
    }

    @Test
    void a_key_opens_its_own_account_alone() throws Exception {
        var device = new Device();
        add(mediator, device.made(passkeys.challenge(), SITE));
        var colleague = network.a(Role.MEDIATOR, mediator.association());
        codes(colleague);
        var challenge = passkeys.challenge();
        assertThat(passkeys.request(colleague.account(), challenge, SITE)).isEmpty();
        assertThat(open(colleague, device.answer(challenge, SITE, 1, SITE))).isInstanceOf(Outcome.Wrong.class);
        assertThat(add(colleague, device.made(passkeys.challenge(), SITE)))
                .as("the same key twice")
                .isFalse();
    }

    @Test
    void a_key_that_was_copied_is_seen_by_its_counter() throws Exception {
        var device = new Device();
        add(mediator, device.made(passkeys.challenge(), SITE));
        assertThat(open(mediator, device.answer(passkeys.challenge(), SITE, 7, SITE)))
                .isInstanceOf(Outcome.Welcome.class);
        assertThat(open(mediator, device.answer(passkeys.challenge(), SITE, 6, SITE)))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(open(mediator, device.answer(passkeys.challenge(), SITE, 8, SITE)))
                .isInstanceOf(Outcome.Welcome.class);
    }

    @Test
    void answers_that_are_none_are_refused_and_counted() throws Exception {
        add(mediator, new Device().made(passkeys.challenge(), SITE));
        for (var json : List.of("{}", "null", "[", "x".repeat(50_000), "{\"id\":\"AAAA\",\"response\":{}}"))
            assertThat(open(mediator, new PasskeyAnswer(json, passkeys.challenge(), SITE)))
                    .as(json.substring(0, 1))
                    .isInstanceOf(Outcome.Wrong.class);
        assertThat(open(mediator, new PasskeyAnswer("{}", passkeys.challenge(), SITE)))
                .isInstanceOf(Outcome.TooMany.class);
    }

    @Test
    void what_is_no_key_is_not_added() {
        for (var json : List.of("", "{}", "null", "[", "x".repeat(50_000), "{\"id\":\"AAAA\",\"response\":{}}"))
            assertThat(add(mediator, new PasskeyAnswer(json, passkeys.challenge(), SITE)))
                    .as(json)
                    .isFalse();
        assertThat(Network.as(mediator, () -> passkeys.list(mediator.account())))
                .isEmpty();
    }

    @Test
    void keys_go_with_the_second_step_and_a_removed_one_opens_nothing() throws Exception {
        var device = new Device();
        add(mediator, device.made(passkeys.challenge(), SITE));
        Network.as(
                mediator,
                () -> passkeys.remove(
                        mediator.account(),
                        passkeys.list(mediator.account()).getFirst().id()));
        assertThat(open(mediator, device.answer(passkeys.challenge(), SITE, 1, SITE)))
                .isInstanceOf(Outcome.Wrong.class);
        add(mediator, new Device().made(passkeys.challenge(), SITE));
        Network.as(mediator, () -> {
            secondStep.turnOff(mediator.account());
            assertThat(passkeys.list(mediator.account())).isEmpty();
        });
    }

    private void codes(SignedIn who) {
        Network.as(who, () -> secondStep.printCodes(who.account()));
    }

    private boolean add(SignedIn who, PasskeyAnswer answer) {
        return Network.as(who, () -> passkeys.add(who.account(), "Téléphone", answer));
    }

    private Outcome open(SignedIn who, PasskeyAnswer answer) {
        var email = accounts.find(who.account()).orElseThrow().email();
        var asked = signIn.password(email, Network.PASSWORD, HERE);
        assertThat(asked).isInstanceOf(Outcome.CodeNeeded.class);
        return signIn.passkey(((Outcome.CodeNeeded) asked).proof(), answer, HERE);
    }

    /** A device with one key of elliptic curve P-256, without attestation. */
    private static final class Device {
        private static final int HEADER = 37;
        private static final int PRESENT = 0x01;
        private static final int WITH_KEY = 0x40;

        private final KeyPair keys;
        private final byte[] id = new byte[32];

        Device() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            new SecureRandom().nextBytes(id);
        }

        PasskeyAnswer made(byte[] challenge, String site) throws GeneralSecurityException {
            var converter = new ObjectConverter();
            var key = new AttestedCredentialDataConverter(converter)
                    .convert(new AttestedCredentialData(
                            AAGUID.ZERO,
                            id,
                            EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256)));
            var data = ByteBuffer.allocate(HEADER + key.length)
                    .put(header(site, PRESENT | WITH_KEY, 0))
                    .put(key)
                    .array();
            var attestation = new LinkedHashMap<String, Object>();
            attestation.put("fmt", "none");
            attestation.put("attStmt", Map.of());
            attestation.put("authData", data);
            return new PasskeyAnswer(
                    json(Map.of(
                            "clientDataJSON",
                            base64(client("webauthn.create", challenge, site)),
                            "attestationObject",
                            base64(converter.getCborConverter().writeValueAsBytes(attestation)))),
                    challenge,
                    site);
        }

        /** @param seen the site that its browser showed, {@code ours} the one that is asked */
        PasskeyAnswer answer(byte[] challenge, String seen, int counter, String ours) throws GeneralSecurityException {
            return new PasskeyAnswer(proof(challenge, seen, counter), challenge, ours);
        }

        String proof(byte[] challenge, String site, int counter) throws GeneralSecurityException {
            return signed(client("webauthn.get", challenge, site), challenge, site, counter);
        }

        String tampered(byte[] challenge) throws GeneralSecurityException {
            return signed(client("webauthn.get", "other".getBytes(StandardCharsets.UTF_8), SITE), challenge, SITE, 1);
        }

        private String signed(byte[] toSign, byte[] challenge, String site, int counter)
                throws GeneralSecurityException {
            var data = header(site, PRESENT, counter);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(Sha256.of(toSign));
            return json(Map.of(
                    "clientDataJSON",
                    base64(client("webauthn.get", challenge, site)),
                    "authenticatorData",
                    base64(data),
                    "signature",
                    base64(signature.sign())));
        }

        private static byte[] header(String site, int flags, int counter) {
            return ByteBuffer.allocate(HEADER)
                    .put(Sha256.of(site.replace("https://", "").getBytes(StandardCharsets.UTF_8)))
                    .put((byte) flags)
                    .putInt(counter)
                    .array();
        }

        private static byte[] client(String type, byte[] challenge, String site) {
            return new JsonMapper()
                    .writeValueAsBytes(Map.of("type", type, "challenge", base64(challenge), "origin", site));
        }

        private String json(Map<String, String> response) {
            return new JsonMapper()
                    .writeValueAsString(Map.of(
                            "id",
                            base64(id),
                            "rawId",
                            base64(id),
                            "type",
                            "public-key",
                            "clientExtensionResults",
                            Map.of(),
                            "response",
                            response));
        }

        private static String base64(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
