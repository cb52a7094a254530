// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import fr.parvis.access.SignIn.PasskeyAnswer;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.values.Ids;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn level 2) of an account that has a second step: each proves it as a code does, by a telephone, a computer or a stick. Their kind is
 * not asked for, so that nothing tells one from another; a counter that goes back is refused.
 */
@Component
@Transactional
public class Passkeys {
    public static final int MOST = 10;
    public static final int LONGEST_NAME = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int CHALLENGE_BYTES = 32;
    private static final int PATIENCE_MS = 120_000;
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final JdbcClient database;
    private final Credentials credentials;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webauthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    Passkeys(JdbcClient database, Credentials credentials, Journal journal, Clock clock, JsonMapper json) {
        this.database = database;
        this.credentials = credentials;
        this.journal = journal;
        this.clock = clock;
        this.json = json;
    }

    /** A passkey as its holder sees it. */
    public record Passkey(
            UUID id, String name, Instant addedAt, @Nullable Instant usedAt) {}

    private record Stored(UUID id, byte[] key, long counter) {}

    /** Random bytes that a browser must sign, for one use. */
    public byte[] challenge() {
        var challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        return challenge;
    }

    /** Passkeys of an account, in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<Passkey> list(UUID account) {
        credentials.name(account);
        return database.sql(
                        "select id, name, added_at, used_at from access.passkey where account = :account order by added_at, id")
                .param("account", account)
                .query(ResultRow.map(row -> new Passkey(
                        row.uuid("id"), row.text("name"), row.instant("added_at"), row.instantOrNull("used_at"))))
                .list();
    }

    /**
     * Question to a browser that is to make a passkey: PublicKeyCredentialCreationOptionsJSON of WebAuthn.
     *
     * @param email named beside the key on the device
     * @param site whole address of the site
     */
    @Transactional(readOnly = true)
    public String creation(UUID account, String email, byte[] challenge, String site) {
        var user = ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
        return json.writeValueAsString(Map.of(
                "rp",
                Map.of("id", host(site), "name", "Parvis"),
                "user",
                Map.of("id", base64(user), "name", email, "displayName", email),
                "challenge",
                base64(challenge),
                "pubKeyCredParams",
                ALGORITHMS.stream()
                        .map(algorithm -> Map.of("type", "public-key", "alg", algorithm.getValue()))
                        .toList(),
                "timeout",
                PATIENCE_MS,
                "excludeCredentials",
                known(account),
                "authenticatorSelection",
                Map.of("residentKey", "preferred", "userVerification", "preferred"),
                "attestation",
                "none"));
    }

    /** Question to a browser that is to prove a passkey: PublicKeyCredentialRequestOptionsJSON; nothing where the account has none. */
    @Transactional(readOnly = true)
    public Optional<String> request(UUID account, byte[] challenge, String site) {
        var known = known(account);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(json.writeValueAsString(Map.of(
                        "challenge",
                        base64(challenge),
                        "rpId",
                        host(site),
                        "allowCredentials",
                        known,
                        "timeout",
                        PATIENCE_MS,
                        "userVerification",
                        "preferred")));
    }

    private List<Map<String, String>> known(UUID account) {
        credentials.name(account);
        return database.sql("select credential_id from access.passkey where account = :account order by added_at, id")
                .param("account", account)
                .query(ResultRow.map(row -> Map.of("type", "public-key", "id", base64(row.bytes(1)))))
                .list();
    }

    /** Adds a passkey; false where what the browser answered is no proof of one, or the account has too many. */
    public boolean add(UUID account, String name, PasskeyAnswer answer) {
        if (list(account).size() >= MOST) return false;
        var made = made(answer);
        if (made == null) return false;
        var data = Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
        var key = Objects.requireNonNull(data.getAttestedCredentialData());
        int added = database.sql("""
                        insert into access.passkey (id, account, credential_id, key, counter, name, added_at)
                        values (:id, :account, :credential, :key, :counter, :name, :now) on conflict (credential_id) do nothing""")
                .param("id", Ids.next())
                .param("account", account)
                .param("credential", key.getCredentialId())
                .param("key", keys.convert(key))
                .param("counter", data.getSignCount())
                .param("name", name.strip())
                .param("now", clock.instant())
                .update();
        if (added == 1) journal.note("access.passkey-added", account.toString(), Map.of());
        return added == 1;
    }

    /** Passkey that a browser made, once it is proven; null where it is none. */
    private @Nullable RegistrationData made(PasskeyAnswer answer) {
        try {
            return webauthn.verifyRegistrationResponseJSON(
                    answer.json(),
                    new RegistrationParameters(
                            site(answer),
                            ALGORITHMS.stream()
                                    .map(algorithm -> new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                                    .toList(),
                            false,
                            true));
        } catch (RuntimeException e) {
            // the library follows parts that are missing
            LOG.info("a passkey was not added: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** Whether what the browser answered proves a passkey of the account; it is noted as used. */
    boolean accepts(UUID account, PasskeyAnswer answer) {
        var data = read(answer.json());
        if (data == null) return false;
        credentials.name(account);
        try {
            var stored = database.sql(
                            "select id, key, counter from access.passkey where account = :account and credential_id = :credential for update")
                    .param("account", account)
                    .param("credential", data.getCredentialId())
                    .query(ResultRow.map(row -> new Stored(row.uuid("id"), row.bytes("key"), row.bigint("counter"))))
                    .optional()
                    .orElse(null);
            if (stored == null) return false;
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    null,
                    null,
                    null,
                    stored.counter,
                    keys.convert(stored.key),
                    null,
                    null,
                    null,
                    null);
            var proved = webauthn.verify(
                    data,
                    new AuthenticationParameters(site(answer), record, List.of(data.getCredentialId()), false, true));
            database.sql("update access.passkey set counter = :counter, used_at = :now where id = :id")
                    .param("id", stored.id)
                    .param(
                            "counter",
                            Objects.requireNonNull(proved.getAuthenticatorData())
                                    .getSignCount())
                    .param("now", clock.instant())
                    .update();
            return true;
        } catch (WebAuthnException e) {
            LOG.info("a passkey was refused: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** Answer of a browser, or of somebody in its place; null where it is no credential. */
    private @Nullable AuthenticationData read(String answer) {
        try {
            return webauthn.parseAuthenticationResponseJSON(answer);
        } catch (RuntimeException e) {
            // the library follows parts that are missing
            LOG.info("a passkey was refused: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** Removes one of the account's; false where it has none such. */
    public boolean remove(UUID account, UUID passkey) {
        credentials.name(account);
        boolean removed = database.sql("delete from access.passkey where account = :account and id = :id")
                        .param("account", account)
                        .param("id", passkey)
                        .update()
                == 1;
        if (removed) journal.note("access.passkey-removed", account.toString(), Map.of());
        return removed;
    }

    private static ServerProperty site(PasskeyAnswer answer) {
        return ServerProperty.builder()
                .origin(Origin.create(origin(answer.site())))
                .rpId(host(answer.site()))
                .challenge(new DefaultChallenge(answer.challenge()))
                .build();
    }

    private static String host(String site) {
        return Objects.requireNonNull(URI.create(site).getHost(), "an address with a host");
    }

    private static String origin(String site) {
        var address = URI.create(site);
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
