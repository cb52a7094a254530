// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import fr.parvis.access.RandomSecret;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step of signing in: the six digits of an authenticator (TOTP, RFC 6238: SHA-1, 30 s, one step of tolerance, each
 * step used once), or a printed code that serves once.
 */
@Component
@Transactional
public class SecondStep {

    /**
     * A secret offered to an authenticator.
     *
     * @param base32 as one types it
     * @param uri as a QR code carries it
     * @param sealed as the session may keep it until the right code comes
     */
    public record Proposal(String base32, String uri, String sealed) {}

    /** How long a new account may go without the second step that its role asks for. */
    static final Duration MAY_WAIT = Duration.ofDays(7);

    static final int SECRET_BYTES = 20;
    static final int PRINTED_CODES = 10;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final JdbcClient database;
    private final Credentials credentials;
    private final SecretBox box;
    private final Journal journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator totp = new TimeBasedOneTimePasswordGenerator();

    SecondStep(JdbcClient database, Credentials credentials, SecretBox box, Journal journal, Clock clock) {
        this.database = database;
        this.credentials = credentials;
        this.box = box;
        this.journal = journal;
        this.clock = clock;
    }

    /** A new secret for the account's authenticator. */
    public Proposal propose(String email, String network) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return proposal(secret, email, network);
    }

    /** The same secret again, to show it once more after a wrong code. */
    public Proposal again(String sealed, String email, String network) {
        return proposal(box.open(Base64.getDecoder().decode(sealed)), email, network);
    }

    private Proposal proposal(byte[] secret, String email, String network) {
        var base32 = base32(secret);
        var issuer = encoded("Parvis " + network.replace(":", " ").strip());
        return new Proposal(
                base32,
                "otpauth://totp/" + issuer + ":" + encoded(email) + "?secret=" + base32 + "&issuer=" + issuer
                        + "&algorithm=SHA1&digits=6&period=30",
                Base64.getEncoder().encodeToString(box.seal(secret)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** RFC 4648; 20 bytes make 32 letters, so that nothing is left to pad. */
    private static String base32(byte[] bytes) {
        var bits = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (int shift = bytes.length * 8 - 5; shift >= 0; shift -= 5)
            text.append(BASE32.charAt(bits.shiftRight(shift).intValue() & 31));
        return text.toString();
    }

    /** Whether the six digits belong to the secret now, one step before or one after; the step, or -1. */
    long stepOf(byte[] secret, String code) {
        var digits = code.replaceAll("\\s", "");
        if (!digits.matches("\\d{6}")) return -1;
        var key = new SecretKeySpec(secret, totp.getAlgorithm());
        var now = clock.instant();
        try {
            for (int shift = -1; shift <= 1; shift++) {
                var at = now.plus(totp.getTimeStep().multipliedBy(shift));
                if (totp.generateOneTimePasswordString(key, at).equals(digits))
                    return at.getEpochSecond() / totp.getTimeStep().toSeconds();
            }
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
        return -1;
    }

    /** Turns the second step on once its holder has shown a right code; false leaves everything as it was. */
    public boolean setUp(UUID account, String sealed, String code) {
        var secret = box.open(Base64.getDecoder().decode(sealed));
        long step = stepOf(secret, code);
        if (step < 0) return false;
        set(account, secret, step);
        noteSetUp(account, "access.second-step-set-up");
        return true;
    }

    /** Gives the account that secret, sealed; its sign-ins under way end. */
    void set(UUID account, byte[] secret, long step) {
        credentials.name(account);
        database.sql("""
                        insert into access.credential (account, totp_secret, totp_last_step) values (:id, :secret, :step)
                        on conflict (account) do update
                            set totp_secret = excluded.totp_secret, totp_last_step = excluded.totp_last_step""")
                .param("id", account)
                .param("secret", box.seal(secret))
                .param("step", step)
                .update();
        database.sql("update access.account set totp_enabled_at = :now where id = :id")
                .param("id", account)
                .param("now", now())
                .update();
        credentials.changed(account);
    }

    /** Until when the account may go without the second step that its role asks for, while it has none. */
    @Transactional(readOnly = true)
    public Optional<Instant> due(UUID account) {
        return database.sql("""
                        select second_step_due from access.account_of(:id) a
                        where second_step_due > :now and totp_enabled_at is null
                          and not exists (select from access.one_time_code where account = a.id)""")
                .param("id", account)
                .param("now", now())
                .query(ResultRow.map(row -> row.instant(1)))
                .optional();
    }

    void turnOff(UUID account) {
        credentials.changed(account);
        database.sql("update access.credential set totp_secret = null where account = :id")
                .param("id", account)
                .update();
        database.sql("update access.account set totp_enabled_at = null, second_step_due = null where id = :id")
                .param("id", account)
                .update();
        for (var table : List.of("one_time_code", "passkey"))
            database.sql("delete from access." + table + " where account = :id")
                    .param("id", account)
                    .update();
    }

    boolean accepts(UUID account, String code) {
        credentials.name(account);
        var secret = database.sql(
                        "select totp_secret from access.credential where account = :id and totp_secret is not null")
                .param("id", account)
                .query(ResultRow.map(row -> row.bytes(1)))
                .optional();
        if (secret.isPresent()) {
            long step = stepOf(box.open(secret.get()), code);
            if (step >= 0)
                return database.sql(
                                        "update access.credential set totp_last_step = :step where account = :id and totp_last_step < :step")
                                .param("id", account)
                                .param("step", step)
                                .update()
                        == 1;
        }
        return database.sql("""
                                update access.one_time_code set used_at = :now
                                where account = :id and code_hash = :hash and used_at is null""")
                        .param("id", account)
                        .param("hash", hash(account, code))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Notes in the journal that the holder has set up the second step. */
    private void noteSetUp(UUID account, String action) {
        var association = database.sql("select association from access.account_of(:id)")
                .param("id", account)
                .query(ResultRow.map(row -> Optional.ofNullable(row.uuidOrNull(1))))
                .single()
                .orElse(null);
        journal.note(new Journal.Author(association, account), action, account.toString(), Map.of());
    }

    /** Makes new codes to print; the former ones end. They are shown this once: only their hashes are kept. */
    public List<String> printCodes(UUID account) {
        database.sql("delete from access.one_time_code where account = :id")
                .param("id", account)
                .update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < PRINTED_CODES; i++) {
            var code = new StringBuilder();
            for (int j = 0; j < 10; j++) code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            codes.add(code.insert(5, '-').toString());
            database.sql("insert into access.one_time_code (account, code_hash, under_key) values (:id, :hash, true)")
                    .param("id", account)
                    .param("hash", hash(account, code.toString()))
                    .update();
        }
        noteSetUp(account, "access.codes-printed");
        return codes;
    }

    private Instant now() {
        return clock.instant();
    }

    /**
     * Puts codes that were printed before the secret key protected them under it: without the key a code is short enough to be found from its
     * hash. How many.
     */
    public int keyPrintedCodes() {
        record Plain(UUID account, byte[] codeHash) {}
        var plain = database.sql("select account, code_hash from access.one_time_code where not under_key for update")
                .query(ResultRow.map(row -> new Plain(row.uuid("account"), row.bytes("code_hash"))))
                .list();
        for (var code : plain)
            database.sql("""
                            update access.one_time_code set code_hash = :sealed, under_key = true
                            where account = :account and code_hash = :hash""")
                    .param("account", code.account())
                    .param("hash", code.codeHash())
                    .param("sealed", underKey(code.codeHash()))
                    .update();
        return plain.size();
    }

    private byte[] underKey(byte[] hash) {
        return box.fingerprint("printed code", hash);
    }

    private byte[] hash(UUID account, String code) {
        var plain = account + ":" + code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return underKey(RandomSecret.hash(plain));
    }
}
