// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.EnumCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Transfers between associations in PostgreSQL; their sender and their receiver read them, and nobody else. */
@Component
class TransferTable {
    private final JdbcClient database;
    private final Clock clock;

    TransferTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Locked until this transaction ends. */
    Optional<Transfer> findLocked(UUID id) {
        return read("where t.id = :id for update", Map.of("id", id)).stream().findFirst();
    }

    Optional<Transfer> find(UUID id) {
        return read("where t.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Sent or received by the association, those that it is to answer before all others, then the last one first. */
    List<Transfer> list(int most) {
        return read(
                "where :mine in (t.association, t.receiver) order by t.receiver = :mine and t.state = 'sent' desc, t.sent_at desc limit :most",
                Map.of("mine", Asking.association(), "most", most));
    }

    /** Those that the association is to answer. */
    long toAnswer() {
        return database.sql("select count(*) from equipment.transfer where receiver = :mine and state = 'sent'")
                .param("mine", Asking.association())
                .query(Long.class)
                .single();
    }

    /** The one that an item of the association left with last. */
    Optional<UUID> ofItem(UUID item) {
        return database.sql("""
                        select t.id from equipment.transfer t join equipment.transfer_line l on l.association = t.association and l.transfer = t.id
                        where l.association = :mine and l.item = :item order by t.sent_at desc limit 1""")
                .param("mine", Asking.association())
                .param("item", item)
                .query(ResultRow.map(row -> row.uuid("id")))
                .optional();
    }

    /** The one with which an item came that bears the label, when the association accepted it. */
    Optional<UUID> broughtIn(Label label) {
        return answered("accepted", label);
    }

    /** The one that is to be answered, and that a label comes with. */
    Optional<UUID> awaited(Label label) {
        return answered("sent", label);
    }

    private Optional<UUID> answered(String state, Label label) {
        return database.sql("""
                        select t.id from equipment.transfer t join equipment.transfer_line l on l.association = t.association and l.transfer = t.id
                        where l.receiver = :mine and l.label = :label and t.state = :state order by t.sent_at desc limit 1""")
                .param("mine", Asking.association())
                .param("label", label.signs())
                .param("state", state)
                .query(ResultRow.map(row -> row.uuid("id")))
                .optional();
    }

    /** Answered ones whose items the association, the sender, has still to let go, or to take back. */
    List<UUID> toSettle() {
        return ids("association = :mine and state <> 'sent' and settled_at is null");
    }

    /** Accepted ones that the association, the receiver, has still to take in. */
    List<UUID> toArrive() {
        return ids("receiver = :mine and state = 'accepted' and settled_at is not null and arrived_at is null");
    }

    private List<UUID> ids(String which) {
        return database.sql("select id from equipment.transfer where " + which + " order by sent_at")
                .param("mine", Asking.association())
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
    }

    void insert(UUID id, UUID receiver, UUID by, List<Transfer.Line> lines) {
        var sender = Asking.association();
        database.sql("""
                        insert into equipment.transfer (id, association, receiver, sent_at, sent_by)
                        values (:id, :sender, :receiver, :now, :by)""")
                .param("id", id)
                .param("sender", sender)
                .param("receiver", receiver)
                .param("now", clock.instant())
                .param("by", by)
                .update();
        for (var line : lines)
            database.sql("""
                            insert into equipment.transfer_line (transfer, place, association, receiver, item, point, kind, number, label, model,
                                serial, wiped_on, method)
                            values (:transfer, :place, :sender, :receiver, :item, :point, :kind, :number, :label, :model, :serial, :wiped, :method)""")
                    .param("transfer", id)
                    .param("place", line.place())
                    .param("sender", sender)
                    .param("receiver", receiver)
                    .param("item", line.item())
                    .param("point", line.point())
                    .param("kind", line.kind())
                    .param("number", line.number())
                    .param("label", line.label())
                    .param("model", line.model())
                    .param("serial", line.serial())
                    .param("wiped", line.wiped())
                    .param("method", line.method())
                    .update();
    }

    /** Answer to one that is locked, or its withdrawal. */
    void answer(UUID id, Transfer.State state, @Nullable UUID point, @Nullable String reason) {
        database.sql("""
                        update equipment.transfer set state = :state, answered_at = :now, answered_by = :by, point_to = :point, reason = :reason
                        where id = :id""")
                .param("state", state.code())
                .param("now", clock.instant())
                .param("by", ItemTable.account())
                .param("point", point)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void settled(UUID id) {
        database.sql("update equipment.transfer set settled_at = :now where id = :id")
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    void arrived(UUID id) {
        database.sql("update equipment.transfer set arrived_at = :now where id = :id")
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    private List<Transfer> read(String which, Map<String, ?> params) {
        var found = database.sql("select t.* from equipment.transfer t " + which)
                .params(params)
                .query(ResultRow.map(row -> transfer(row, List.of())))
                .list();
        var lines = database
                .sql("select * from equipment.transfer_line where transfer = any (:ids) order by transfer, place")
                .param("ids", found.stream().map(Transfer::id).toArray(UUID[]::new))
                .query(ResultRow.map(row -> Map.entry(
                        row.uuid("transfer"),
                        new Transfer.Line(
                                row.integer("place"),
                                row.uuidOrNull("item"),
                                row.uuid("point"),
                                row.text("kind"),
                                row.integer("number"),
                                row.textOrNull("label"),
                                row.textOrNull("model"),
                                row.textOrNull("serial"),
                                row.dayOrNull("wiped_on"),
                                row.textOrNull("method")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream()
                .map(one -> one.with(lines.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Transfer transfer(ResultRow row, List<Transfer.Line> lines) {
        return new Transfer(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("receiver"),
                EnumCode.read(Transfer.State.class, row.text("state")),
                row.instant("sent_at"),
                row.uuid("sent_by"),
                row.instantOrNull("answered_at"),
                row.uuidOrNull("answered_by"),
                row.uuidOrNull("point_to"),
                row.textOrNull("reason"),
                !row.isNull("settled_at"),
                !row.isNull("arrived_at"),
                lines);
    }
}
