// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of vouchers; called inside a transaction. */
@Component
class VoucherTable {
    private final JdbcClient database;
    private final Sealing sealing;

    VoucherTable(JdbcClient database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** A change of keys reaches what is kept. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn sealedVouchers() {
            return new SealedColumn("workshops.voucher", "said", "'voucher ' || id");
        }
    }

    private static String hashed(String issuer, String code) {
        return "voucher " + issuer + " " + code;
    }

    /** Whether it was used anywhere in the network. */
    boolean isUsed(String issuer, String code) {
        return database.sql("select workshops.voucher_used(:hashes::bytea[])")
                .param("hashes", sealing.hashes(hashed(issuer, code)).toArray(byte[][]::new))
                .query(Boolean.class)
                .single();
    }

    /** @return false when another came first, here or elsewhere */
    boolean insert(Voucher it, String code) {
        var sealed = sealing.seal(code, "voucher " + it.id());
        return database.sql("""
                        insert into workshops.voucher (id, association, session, issuer, hash, said, key, valid_until, used_on, used_by)
                        values (:id, :association, :session, :issuer, :hash, :said, :key, :until, :on, :by) on conflict do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("session", it.session())
                        .param("issuer", it.issuer())
                        .param("hash", sealing.hash(hashed(it.issuer(), code)))
                        .param("said", sealed.bytes())
                        .param("key", sealed.key())
                        .param("until", it.validUntil())
                        .param("on", it.usedOn())
                        .param("by", Objects.requireNonNull(Actor.account(), "a voucher is noted by somebody"))
                        .update()
                == 1;
    }

    /** One of the association by its code. */
    Optional<Voucher> find(String issuer, String code) {
        return database.sql(
                        "select * from workshops.voucher where association = :association and hash = any(:hashes::bytea[])")
                .param("association", Asking.association())
                .param("hashes", sealing.hashes(hashed(issuer, code)).toArray(byte[][]::new))
                .query(ResultRow.map(this::read))
                .optional();
    }

    List<Voucher> of(UUID session) {
        return database.sql(
                        "select * from workshops.voucher where association = :association and session = :session order by id")
                .param("association", Asking.association())
                .param("session", session)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Those whose repayment was not asked for, by issuer, the first to end first. */
    List<Voucher> toAsk() {
        return database.sql("""
                        select * from workshops.voucher where association = :association and asked_on is null order by issuer, valid_until, id""")
                .param("association", Asking.association())
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Takes one back that was noted by mistake. @return false once its repayment was asked for */
    boolean delete(UUID id) {
        return database.sql(
                                "delete from workshops.voucher where association = :association and id = :id and asked_on is null")
                        .param("association", Asking.association())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Repayment was asked for: their codes are forgotten. @return number of vouchers */
    int asked(List<UUID> ids, LocalDate on) {
        return database.sql("""
                        update workshops.voucher set asked_on = :on, said = null, key = null
                        where association = :association and id = any(:ids) and asked_on is null""")
                .param("association", Asking.association())
                .param("ids", ids.toArray(UUID[]::new))
                .param("on", on)
                .update();
    }

    private Voucher read(ResultRow row) {
        var id = row.uuid("id");
        return new Voucher(
                id,
                row.uuid("session"),
                row.text("issuer"),
                row.isNull("said")
                        ? null
                        : sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), "voucher " + id),
                row.day("valid_until"),
                row.day("used_on"),
                row.dayOrNull("asked_on"));
    }
}
