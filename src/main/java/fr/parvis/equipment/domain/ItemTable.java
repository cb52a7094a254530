// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Items and their movements in PostgreSQL, which writes the state of an item from its movements and refuses what does not follow. */
@Component
class ItemTable {
    private static final String ITEM = """
            select i.*, not i.holds_data or exists (
                select from equipment.movement w where w.item = i.id and w.kind = 'wiped' and w.seq > (
                    select max(c.seq) from equipment.movement c
                    where c.item = i.id and c.kind in ('received', 'returned', 'repaired', 'found', 'taken-back'))) as wiped
            from equipment.item i\s""";

    private final JdbcClient database;
    private final Sealing sealing;
    private final Clock clock;

    ItemTable(JdbcClient database, Sealing sealing, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        SealedColumn sealedImei() {
            return new SealedColumn("equipment.item", "said", "'imei ' || id");
        }
    }

    private static String about(UUID item) {
        return "imei " + item;
    }

    Instant now() {
        return clock.instant();
    }

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("an item is moved by somebody: no account is bound");
        return account;
    }

    Optional<Item> find(UUID id) {
        return database.sql(ITEM + "where i.id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> item(row, true)))
                .optional();
    }

    List<Item> some(Collection<UUID> ids) {
        return database.sql(ITEM + "where i.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(row -> item(row, false)))
                .list();
    }

    /** Item that is locked until this transaction ends. */
    Optional<Item> findLocked(UUID id) {
        database.sql("select id from equipment.item where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(row -> row.uuid("id")))
                .optional();
        return find(id);
    }

    Optional<Item> find(Label label) {
        return list(List.of(label.signs())).stream().findFirst();
    }

    /** Those of some labels that there are; of a label that went to another association and came back, what came back. */
    List<Item> list(Collection<String> labels) {
        return database.sql("select distinct on (label) * from (" + ITEM + """
                        where i.association = :association and i.label = any (:labels)) all_of_them
                        order by label, state = 'transferred', id desc""")
                .param("association", Asking.association())
                .param("labels", labels.toArray(String[]::new))
                .query(ResultRow.map(row -> item(row, false)))
                .list();
    }

    /** Lock of a reception until this transaction ends. */
    void lockReception(UUID reception) {
        TransactionLock.take(database, "equipment.reception " + reception);
    }

    List<Item> ofReception(UUID reception) {
        return database.sql(ITEM + "where i.reception = :reception order by i.label")
                .param("reception", reception)
                .query(ResultRow.map(row -> item(row, false)))
                .list();
    }

    /** Items that should be in the rooms of a point. */
    List<Item> expectedAt(UUID point) {
        return database.sql(ITEM + "where i.association = :association and i.point = :point "
                        + "and i.state in ('received', 'ready', 'repair') order by i.kind, i.label")
                .param("association", Asking.association())
                .param("point", point)
                .query(ResultRow.map(row -> item(row, false)))
                .list();
    }

    /** Of an association, whatever their state, for a device that reads labels. */
    List<Item> all(int most) {
        return database.sql(ITEM
                        + "where i.association = :association and i.state not in ('given', 'sold', 'transferred', 'scrapped') "
                        + "order by i.label limit :most")
                .param("association", Asking.association())
                .param("most", most)
                .query(ResultRow.map(row -> item(row, false)))
                .list();
    }

    /** An item of the same kind and serial number that has not left; nothing without one. */
    Optional<Label> ofSerial(String kind, String serial) {
        return database.sql("""
                        select label from equipment.item where association = :association and kind = :kind
                            and lower(serial) = lower(:serial) and state not in ('given', 'sold', 'transferred', 'scrapped')""")
                .param("association", Asking.association())
                .param("kind", kind)
                .param("serial", serial)
                .query(ResultRow.map(row -> new Label(row.text("label"))))
                .optional();
    }

    /** @return false where the label is taken, here or in another association */
    boolean insert(Item it, UUID reception) {
        var sealed = it.imei().isEmpty() ? null : sealing.seal(it.imei(), about(it.id()));
        return database.sql("""
                        insert into equipment.item (id, association, point, reception, kind, label, model, serial, said, key, origin, partner)
                        values (:id, :association, :point, :reception, :kind, :label, :model, :serial, :said, :key, :origin, :partner)
                        on conflict (label) where state <> 'transferred' do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("point", it.point())
                        .param("reception", reception)
                        .param("kind", it.kind())
                        .param("label", it.label().signs())
                        .param("model", it.model())
                        .param("serial", it.serial())
                        .param("said", sealed == null ? null : sealed.bytes())
                        .param("key", sealed == null ? null : sealed.key())
                        .param("origin", it.origin())
                        .param("partner", it.partner())
                        .update()
                == 1;
    }

    /**
     * Movement of an item to note.
     *
     * @param id the same twice is refused by the database
     * @param point point where it is then, and {@code day} there
     * @param partner partner that repairs it outside
     */
    record Moved(
            UUID id,
            UUID item,
            Move kind,
            Instant at,
            UUID point,
            LocalDate day,
            @Nullable UUID partner) {}

    void move(Moved it) {
        database.sql("""
                        insert into equipment.movement (id, association, item, kind, at, noted_at, noted_by, point, day, partner)
                        values (:id, :association, :item, :kind, :at, :now, :by, :point, :day, :partner)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("item", it.item())
                .param("kind", it.kind().code())
                .param("at", it.at())
                .param("now", clock.instant())
                .param("by", account())
                .param("point", it.point())
                .param("day", it.day())
                .param("partner", it.partner())
                .update();
    }

    void certify(UUID movement, Wipe wipe) {
        database.sql("""
                        insert into equipment.wipe (movement, association, method, tool, disk)
                        values (:movement, :association, :method, :tool, :disk)""")
                .param("movement", movement)
                .param("association", Asking.association())
                .param("method", wipe.method())
                .param("tool", wipe.tool())
                .param("disk", wipe.disk())
                .update();
    }

    boolean moved(UUID movement) {
        return database.sql("select count(*) from equipment.movement where id = :id")
                        .param("id", movement)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Movements of an item, the last one first. */
    List<Movement> movements(UUID item) {
        return database.sql("""
                        select m.*, w.method, w.tool, w.disk from equipment.movement m left join equipment.wipe w on w.movement = m.id
                        where m.item = :item order by m.seq desc""")
                .param("item", item)
                .query(ResultRow.map(ItemTable::movement))
                .list();
    }

    private static Movement movement(ResultRow row) {
        var method = row.textOrNull("method");
        return new Movement(
                row.uuid("id"),
                Move.of(row.text("kind")),
                row.instant("at"),
                row.uuid("noted_by"),
                row.uuid("point"),
                row.uuidOrNull("partner"),
                method == null ? null : new Wipe(method, row.text("tool"), row.text("disk")));
    }

    private Item item(ResultRow row, boolean opened) {
        var said = opened ? row.bytesOrNull("said") : null;
        var id = row.uuid("id");
        return new Item(
                id,
                new Label(row.text("label")),
                row.text("kind"),
                row.text("model"),
                row.textOrNull("serial"),
                said == null ? "" : sealing.open(new Sealing.Text(row.text("key"), said), about(id)),
                row.text("origin"),
                row.uuidOrNull("partner"),
                row.uuid("point"),
                State.of(row.text("state")),
                row.flag("wiped"),
                row.integer("version"));
    }
}
