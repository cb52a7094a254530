// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes that a person in charge reads out to somebody who signs in where they never did before: eight digits that serve once within a quarter
 * of an hour. One at a time; only a fingerprint under the secret key is kept.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReadOutCodes {
    static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final int ONE_BEYOND = 100_000_000;

    private final JdbcClient database;
    private final Credentials credentials;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReadOutCodes(JdbcClient database, Credentials credentials, SecretBox box, Clock clock) {
        this.database = database;
        this.credentials = credentials;
        this.box = box;
        this.clock = clock;
    }

    /** A new one; the former one ends. */
    String make(UUID account) {
        credentials.name(account);
        var digits = "%08d".formatted(random.nextInt(ONE_BEYOND));
        database.sql("""
                        insert into access.read_out_code (account, code_hash, expires_at) values (:account, :hash, :end)
                        on conflict (account) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at""")
                .param("account", account)
                .param("hash", hash(account, digits))
                .param("end", clock.instant().plus(VALIDITY))
                .update();
        return digits.substring(0, 4) + " " + digits.substring(4);
    }

    /** Whether it is the account's code; it is used up by that. */
    boolean accepts(UUID account, String code) {
        credentials.name(account);
        return database.sql("""
                                delete from access.read_out_code
                                where account = :account and code_hash = :hash and expires_at > :now""")
                        .param("account", account)
                        .param("hash", hash(account, code))
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    private byte[] hash(UUID account, String code) {
        var digits = account + ":" + code.replaceAll("\\D", "");
        return box.fingerprint("read-out code", digits.getBytes(StandardCharsets.UTF_8));
    }
}
