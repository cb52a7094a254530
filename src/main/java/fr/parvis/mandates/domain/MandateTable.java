// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.mandates.domain.Mandate.Manner;
import fr.parvis.mandates.domain.Mandate.Revoked;
import fr.parvis.mandates.domain.Mandate.Said;
import fr.parvis.mandates.domain.Mandate.Signed;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Mandates and their signatures in PostgreSQL; who gave them and how they signed is sealed. */
@Component
public class MandateTable {

    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;
    private final LocalDays localDays;
    private final Clock clock;

    MandateTable(JdbcClient database, Sealing sealing, JsonMapper json, LocalDays localDays, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        /** Person of a mandate, emptied with the file: a signed mandate stays as proof, an unsigned one is deleted. */
        @Bean
        PersonColumn personsOfMandates(MandateTable mandates) {
            return PersonColumn.emptied("mandates.mandate")
                    .beforeErasure(mandates::deleteUnsignedOf)
                    .keepsFile("mandates.keeps", "signed_on is not null and revoked_on is null and ends_on >= :today");
        }

        /** At a visit for which both files are named, what the kept one's says of a request stands. */
        @Bean
        PersonColumn personsOfActs(ActTable acts) {
            return PersonColumn.emptied("mandates.act")
                    .unless("exists (select from mandates.act k where k.person = :kept and k.request = t.request)")
                    .beforeErasure(acts::part);
        }

        @Bean
        SealedColumn sealedMandates() {
            return new SealedColumn("mandates.mandate", "said", "'mandate ' || id");
        }

        @Bean
        SealedColumn sealedSignatures() {
            return new SealedColumn("mandates.signature", "said", "'signature ' || mandate");
        }

        @Bean
        SealedColumn sealedActs() {
            return new SealedColumn("mandates.act", "said", "'act ' || id");
        }
    }

    LocalDate today() {
        return localDays.today();
    }

    Instant now() {
        return clock.instant();
    }

    /** @return false when the identifier exists already: nothing was written */
    boolean insert(Mandate it) {
        var said = sealing.seal(json.writeValueAsString(it.said()), it.about());
        return database.sql("""
                        insert into mandates.mandate (id, association, person, said, key, code_hash, words, hash, scopes, days, prepared_on, prepared_by,
                            prepared_at)
                        values (:id, :association, :person, :said, :key, :codeHash, :words, :hash, :scopes::text[], :days, :on, :by, :now)
                        on conflict (id) do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("person", it.person())
                        .param("said", said.bytes())
                        .param("key", said.key())
                        .param("codeHash", Fingerprint.hashOfCode(it.said().code()))
                        .param("words", it.words())
                        .param("hash", HexFormat.of().parseHex(it.hash()))
                        .param("scopes", it.scopes().stream().map(Scope::key).toArray(String[]::new))
                        .param("days", it.days())
                        .param("on", it.preparedOn())
                        .param("by", it.preparedBy())
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<Mandate> find(UUID id) {
        return database.sql("select * from mandates.mandate where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Mandate> findLocked(UUID id) {
        return database.sql("select * from mandates.mandate where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Those of a person, the latest first. */
    public List<Mandate> of(UUID person, int most) {
        return database.sql("""
                        select * from mandates.mandate where person = :person
                        order by prepared_on desc, id desc limit :most""")
                .param("person", person)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** The latest of a person, and all older ones that are in force, the latest first. */
    List<Mandate> latestOrInForce(UUID person, int most) {
        return database.sql("""
                        select * from (select m.*, row_number() over (order by prepared_on desc, id desc) as place
                                       from mandates.mandate m where person = :person) m
                        where place <= :most or signed_on is not null and revoked_on is null and ends_on >= :today
                        order by place""")
                .param("person", person)
                .param("most", most)
                .param("today", today())
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Those of a person that are in force, all of them, the latest first. */
    List<Mandate> inForce(UUID person) {
        return database.sql("""
                        select * from mandates.mandate
                        where person = :person and signed_on is not null and revoked_on is null and ends_on >= :today
                        order by prepared_on desc, id desc""")
                .param("person", person)
                .param("today", today())
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Parts of the register, in its order. */
    enum Part {
        IN_FORCE("signed_on is not null and revoked_on is null and ends_on >= :today", "ends_on, id"),
        ENDING(
                "signed_on is not null and revoked_on is null and ends_on >= :today and ends_on <= :soon and days > 1",
                "ends_on, id"),
        TO_SIGN("signed_on is null and revoked_on is null", "prepared_on, id"),
        OVER("over_on < :today or revoked_on is not null", "over_on desc nulls last, id desc");

        private final String where;
        private final String order;

        Part(String where, String order) {
            this.where = where;
            this.order = order;
        }
    }

    List<Mandate> list(Part part, LocalDate soon, int most, int offset) {
        return database.sql("select * from mandates.mandate where association = :association and (" + part.where
                        + ") order by " + part.order + " limit :most offset :offset")
                .param("association", Asking.association())
                .param("today", today())
                .param("soon", soon)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    int count(Part part, LocalDate soon) {
        return database.sql("select count(*)::int from mandates.mandate where association = :association and ("
                        + part.where + ")")
                .param("association", Asking.association())
                .param("today", today())
                .param("soon", soon)
                .query(Integer.class)
                .single();
    }

    void sign(UUID id, Signed signed, LocalDate endsOn) {
        database.sql("""
                        update mandates.mandate set signed_on = :on, signed_at = :at, signed_with = :with, signed_by = :by, ends_on = :ends,
                            version = version + 1 where id = :id""")
                .param("on", signed.on())
                .param("at", signed.at())
                .param("with", EnumCode.of(signed.with()))
                .param("by", signed.by())
                .param("ends", endsOn)
                .param("id", id)
                .update();
    }

    void keepSignature(UUID mandate, String said) {
        var sealed = sealing.seal(said, "signature " + mandate);
        database.sql("""
                        insert into mandates.signature (mandate, association, said, key) values (:mandate, :association, :said, :key)""")
                .param("mandate", mandate)
                .param("association", Asking.association())
                .param("said", sealed.bytes())
                .param("key", sealed.key())
                .update();
    }

    /** A picture as a data address, or the name that was typed. */
    public Optional<String> signature(UUID mandate) {
        return database.sql("select said, key from mandates.signature where mandate = :mandate")
                .param("mandate", mandate)
                .query(ResultRow.map(row ->
                        sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), "signature " + mandate)))
                .optional();
    }

    void revoke(UUID id, Revoked revoked) {
        database.sql("""
                        update mandates.mandate set revoked_on = :on, revoked_at = :at, revoked_how = :how, revoked_by = :by,
                            version = version + 1 where id = :id""")
                .param("on", revoked.on())
                .param("at", revoked.at())
                .param("how", revoked.how())
                .param("by", revoked.by())
                .param("id", id)
                .update();
    }

    /** Mandates that end soon and whose responsible was not told. */
    List<Mandate> toWarnOf(LocalDate soon, int most) {
        return database.sql("""
                        select * from mandates.mandate
                        where association = :association and signed_on is not null and revoked_on is null and ends_on >= :today
                          and ends_on <= :soon and days > 1 and warned_at is null
                        order by ends_on, id limit :most""")
                .param("association", Asking.association())
                .param("today", today())
                .param("soon", soon)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** @return whether nobody had told meanwhile */
    boolean warned(UUID id) {
        return database.sql("update mandates.mandate set warned_at = :now where id = :id and warned_at is null")
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Mandates that ended before a day. */
    List<UUID> overBefore(LocalDate day, int most) {
        return database.sql("""
                        select id from mandates.mandate where association = :association and over_on < :day
                        order by over_on limit :most for update skip locked""")
                .param("association", Asking.association())
                .param("day", day)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void delete(UUID id) {
        database.sql("delete from mandates.mandate where id = :id")
                .param("id", id)
                .update();
    }

    /** Papers that nobody signed, older than that day: they prove nothing. @return number of papers deleted */
    int deleteUnsigned(LocalDate before) {
        return database.sql("""
                        delete from mandates.mandate where association = :association and signed_on is null and prepared_on < :before""")
                .param("association", Asking.association())
                .param("before", before)
                .update();
    }

    void deleteUnsignedOf(UUID person) {
        database.sql("delete from mandates.mandate where person = :person and signed_on is null")
                .param("person", person)
                .update();
    }

    /**
     * Facts that may be told of the paper that bears the code.
     *
     * @param hash as it is kept
     */
    record Known(
            UUID id,
            UUID association,
            String hash,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate revokedOn) {}

    /** Asked by anybody, in nobody's name. */
    Optional<Known> findByCode(String code) {
        var hash = Fingerprint.hashOfCode(code);
        TransactionSetting.set(database, "parvis.mandate", hash);
        return database.sql("""
                        select id, association, hash, signed_on, ends_on, revoked_on from mandates.mandate where code_hash = :hash""")
                .param("hash", hash)
                .query(ResultRow.map(row -> new Known(
                        row.uuid("id"),
                        row.uuid("association"),
                        HexFormat.of().formatHex(row.bytesOrNull("hash")),
                        row.dayOrNull("signed_on"),
                        row.dayOrNull("ends_on"),
                        row.dayOrNull("revoked_on"))))
                .optional();
    }

    /** Unsealed text; where its key is lost, a notice in place of the name, so that the mandate can still be revoked. */
    private Said said(String said) {
        try {
            return json.readValue(said, Said.class);
        } catch (JacksonException e) {
            return new Said(said, null, "", "", "", "");
        }
    }

    private Mandate read(ResultRow row) {
        var id = row.uuid("id");
        var said = sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), "mandate " + id);
        var signedOn = row.dayOrNull("signed_on");
        var revokedOn = row.dayOrNull("revoked_on");
        return new Mandate(
                id,
                row.uuidOrNull("person"),
                said(said),
                Scope.list(row.texts("scopes")),
                row.integer("days"),
                row.day("prepared_on"),
                row.uuid("prepared_by"),
                row.integer("words"),
                HexFormat.of().formatHex(row.bytesOrNull("hash")),
                signedOn == null
                        ? null
                        : new Signed(
                                signedOn,
                                row.instant("signed_at"),
                                EnumCode.read(Manner.class, row.text("signed_with")),
                                row.uuid("signed_by")),
                row.dayOrNull("ends_on"),
                revokedOn == null
                        ? null
                        : new Revoked(
                                revokedOn, row.instant("revoked_at"), row.text("revoked_how"), row.uuid("revoked_by")),
                row.integer("version"));
    }
}
