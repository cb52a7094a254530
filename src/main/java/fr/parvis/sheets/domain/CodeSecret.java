// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.HmacSha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hashes the codes of an association with a secret of its own, made when it is first needed; called inside a transaction. */
@Component
class CodeSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Sealing sealing;

    CodeSecret(JdbcClient database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** The secrets are sealed anew with the other texts when keys change. */
    @Configuration(proxyBeanMethods = false)
    static class Ours {
        @Bean
        SealedColumn sealedSecretsOfCodes() {
            return new SealedColumn("sheets.code_secret", "secret", "'codes of ' || association");
        }
    }

    byte[] hash(PassageCode code) {
        return HmacSha256.of(secret(), code.signs());
    }

    /** A lost key opens no secret: the cards made with it are unknown from then on, and a new secret begins. */
    private byte[] secret() {
        return kept().orElseGet(() -> {
            make();
            return kept().orElseThrow();
        });
    }

    private Optional<byte[]> kept() {
        return database.sql("select secret, key from sheets.code_secret where association = :association")
                .param("association", Asking.association())
                .query(ResultRow.map(
                        row -> sealing.open(new Sealing.Text(row.text("key"), row.bytes("secret")), about())))
                .optional()
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(HexFormat.of()::parseHex);
    }

    /** Two at once make one. */
    private void make() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var sealed = sealing.seal(HexFormat.of().formatHex(bytes), about());
        database.sql("""
                        insert into sheets.code_secret as s (association, secret, key) values (:association, :secret, :key)
                        on conflict (association) do update set secret = excluded.secret, key = excluded.key
                        where s.key <> excluded.key""")
                .param("association", Asking.association())
                .param("secret", sealed.bytes())
                .param("key", sealed.key())
                .update();
    }

    private static String about() {
        return "codes of " + Asking.association();
    }
}
