// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loans, gifts and sales in PostgreSQL, with their sealed signatures. */
@Component
class HandoverTable {
    private final JdbcClient database;
    private final Sealing sealing;
    private final Clock clock;

    HandoverTable(JdbcClient database, Sealing sealing, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        PersonColumn borrowers(FollowBorrowers borrowers) {
            return PersonColumn.emptied("equipment.handover")
                    .beforeErasure(borrowers::erased)
                    .keepsFile("equipment.keeps", "kind = 'loan' and back_at is null");
        }

        @Bean
        SealedColumn sealedEquipmentSignatures() {
            return new SealedColumn("equipment.signature", "said", "'equipment ' || handover || ' ' || moment");
        }
    }

    private static String about(UUID handover, Moment moment) {
        return "equipment " + handover + " " + moment.code();
    }

    Optional<Handover> find(UUID id) {
        return database.sql("select * from equipment.handover where id = :id")
                .param("id", id)
                .query(ResultRow.map(HandoverTable::handover))
                .optional();
    }

    /** Current handover of an item. */
    Optional<Handover> current(UUID item) {
        return database.sql("select * from equipment.handover where item = :item and back_at is null")
                .param("item", item)
                .query(ResultRow.map(HandoverTable::handover))
                .optional();
    }

    /** Handovers of an item, the last one first. */
    List<Handover> ofItem(UUID item) {
        return database.sql("select * from equipment.handover where item = :item order by out_at desc")
                .param("item", item)
                .query(ResultRow.map(HandoverTable::handover))
                .list();
    }

    List<Handover> ofPerson(UUID person) {
        return database.sql("select * from equipment.handover where person = :person order by out_at desc")
                .param("person", person)
                .query(ResultRow.map(HandoverTable::handover))
                .list();
    }

    /** The loans that run, of an association. */
    List<Handover> running() {
        return database.sql(
                        "select * from equipment.handover where association = :association and kind = 'loan' and back_at is null")
                .param("association", Asking.association())
                .query(ResultRow.map(HandoverTable::handover))
                .list();
    }

    void insert(Handover it) {
        database.sql("""
                        insert into equipment.handover (id, association, item, kind, card, person, away, due, condition, partner, cents,
                            out_at, out_on, out_by, out_signed)
                        values (:id, :association, :item, :kind, :card, :person, :away, :due, :condition, :partner, :cents,
                            :now, :on, :by, :signed)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("item", it.item())
                .param("kind", it.kind().code())
                .param("card", it.card())
                .param("person", it.person())
                .param("away", it.away())
                .param("due", it.due())
                .param("condition", it.condition())
                .param("partner", it.partner())
                .param("cents", it.cents())
                .param("now", clock.instant())
                .param("on", it.outOn())
                .param("by", it.outBy())
                .param("signed", it.outSigned() == null ? null : it.outSigned().code())
                .update();
    }

    /** False when it came back already. */
    boolean end(UUID id, LocalDate on, Signing.@Nullable Manner signed, String state) {
        return database.sql("""
                        update equipment.handover set back_at = greatest(:now, out_at + interval '1 microsecond'), back_on = :on, back_by = :by,
                            back_signed = :signed, back_state = :state
                        where id = :id and back_at is null and kind = 'loan'""")
                        .param("now", clock.instant())
                        .param("on", on)
                        .param("by", ItemTable.account())
                        .param("signed", signed == null ? null : signed.code())
                        .param("state", state)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** False when the loan is over. */
    boolean prolong(UUID id, @Nullable LocalDate due) {
        return database.sql(
                                "update equipment.handover set due = :due where id = :id and back_at is null and kind = 'loan'")
                        .param("due", due)
                        .param("id", id)
                        .update()
                == 1;
    }

    void keep(UUID handover, Moment moment, String signature) {
        var sealed = sealing.seal(signature, about(handover, moment));
        database.sql("""
                        insert into equipment.signature (handover, moment, association, said, key)
                        values (:handover, :moment, :association, :said, :key)""")
                .param("handover", handover)
                .param("moment", moment.code())
                .param("association", Asking.association())
                .param("said", sealed.bytes())
                .param("key", sealed.key())
                .update();
    }

    /** A picture as a data address, or the name that was typed; empty for one on paper, or none. */
    String signature(UUID handover, Moment moment) {
        return database.sql("select said, key from equipment.signature where handover = :handover and moment = :moment")
                .param("handover", handover)
                .param("moment", moment.code())
                .query(ResultRow.map(row ->
                        sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), about(handover, moment))))
                .optional()
                .orElse("");
    }

    /** Handovers that ended before a day and still name a person. */
    List<UUID> overBefore(LocalDate day, int most) {
        return database.sql("""
                        select id from equipment.handover where association = :association and forgotten is null
                            and coalesce(back_on, out_on) < :day and (kind <> 'loan' or back_at is not null) limit :most""")
                .param("association", Asking.association())
                .param("day", day)
                .param("most", most)
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
    }

    /** Removes persons, cards and signatures from handovers. */
    void forget(List<UUID> handovers, LocalDate today) {
        var ids = handovers.toArray(UUID[]::new);
        database.sql("delete from equipment.signature where handover = any (:ids)")
                .param("ids", ids)
                .update();
        database.sql("""
                        update equipment.handover set card = null, person = null, forgotten = :today
                        where id = any (:ids) and forgotten is null""").param("today", today).param("ids", ids).update();
    }

    List<UUID> idsOfPerson(UUID person) {
        return ofPerson(person).stream().map(Handover::id).toList();
    }

    List<UUID> idsOfCard(UUID card) {
        return database.sql("select id from equipment.handover where card = :card")
                .param("card", card)
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
    }

    private static Handover handover(ResultRow row) {
        return new Handover(
                row.uuid("id"),
                row.uuid("item"),
                EnumCode.read(Handover.Kind.class, row.text("kind")),
                row.uuidOrNull("card"),
                row.uuidOrNull("person"),
                row.flag("away"),
                row.dayOrNull("due"),
                row.textOrNull("condition"),
                row.uuidOrNull("partner"),
                row.integerOrNull("cents"),
                row.day("out_on"),
                row.uuid("out_by"),
                Signing.Manner.of(row.textOrNull("out_signed")),
                row.dayOrNull("back_on"),
                row.uuidOrNull("back_by"),
                Signing.Manner.of(row.textOrNull("back_signed")),
                row.textOrNull("back_state"));
    }
}
