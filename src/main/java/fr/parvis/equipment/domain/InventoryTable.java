// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inventories in PostgreSQL: what was read, and what was found at their end. */
@Component
class InventoryTable {
    private final JdbcClient database;
    private final Clock clock;

    InventoryTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Inventory> find(UUID id) {
        return database.sql("select * from equipment.inventory where id = :id")
                .param("id", id)
                .query(ResultRow.map(InventoryTable::inventory))
                .optional();
    }

    Optional<Inventory> findLocked(UUID id) {
        return database.sql("select * from equipment.inventory where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(InventoryTable::inventory))
                .optional();
    }

    /** The last one of a point that has labels of a batch. */
    Optional<Inventory> findLocked(UUID point, UUID batch) {
        return database.sql("""
                        select * from equipment.inventory
                        where association = :association and point = :point
                          and id in (select s.inventory from equipment.seen s where s.association = :association and s.batch = :batch)
                        order by started_at desc limit 1 for update""")
                .param("association", Asking.association())
                .param("point", point)
                .param("batch", batch)
                .query(ResultRow.map(InventoryTable::inventory))
                .optional();
    }

    Optional<Inventory> openAt(UUID point) {
        return database.sql("""
                        select * from equipment.inventory where association = :association and point = :point and closed_at is null""")
                .param("association", Asking.association())
                .param("point", point)
                .query(ResultRow.map(InventoryTable::inventory))
                .optional();
    }

    List<Inventory> list(int most) {
        return database.sql("""
                        select * from equipment.inventory where association = :association order by started_at desc limit :most""")
                .param("association", Asking.association())
                .param("most", most)
                .query(ResultRow.map(InventoryTable::inventory))
                .list();
    }

    /** Nothing when one is open at the point, or when this one is known. */
    void begin(UUID id, UUID point, Instant at) {
        database.sql("""
                        insert into equipment.inventory (id, association, point, started_at, started_by)
                        values (:id, :association, :point, :at, :by) on conflict do nothing""")
                .param("id", id)
                .param("association", Asking.association())
                .param("point", point)
                .param("at", at)
                .param("by", ItemTable.account())
                .update();
    }

    /** Labels of a batch; sent again they are the same, sent later they may be more. */
    void see(UUID inventory, UUID batch, Map<String, Integer> read) {
        database.sql("""
                        insert into equipment.seen as s (inventory, association, label, batch, times, at)
                        select :inventory, :association, r.label, :batch, r.times, :now
                        from unnest(:labels::text[], :times::int[]) as r (label, times)
                        on conflict (inventory, label, batch) do update set times = greatest(s.times, excluded.times)""")
                .param("inventory", inventory)
                .param("association", Asking.association())
                .param("batch", batch)
                .param("now", clock.instant())
                .param("labels", read.keySet().toArray(String[]::new))
                .param("times", read.values().toArray(Integer[]::new))
                .update();
    }

    /** How many times each label was read, by all together. */
    Map<String, Integer> read(UUID inventory) {
        var read = new LinkedHashMap<String, Integer>();
        database.sql(
                        "select label, sum(times)::int as times from equipment.seen where inventory = :inventory group by label")
                .param("inventory", inventory)
                .query(ResultRow.each(row -> read.put(row.text("label"), row.integer("times"))));
        return read;
    }

    void close(UUID inventory, List<Finding> findings) {
        database.sql("""
                        insert into equipment.finding (inventory, association, label, finding, item)
                        select :inventory, :association, f.label, f.finding, nullif(f.item, '')::uuid
                        from unnest(:labels::text[], :kinds::text[], :items::text[]) as f (label, finding, item)""")
                .param("inventory", inventory)
                .param("association", Asking.association())
                .param("labels", findings.stream().map(Finding::label).toArray(String[]::new))
                .param("kinds", findings.stream().map(one -> one.kind().code()).toArray(String[]::new))
                .param(
                        "items",
                        findings.stream()
                                .map(one -> one.item() == null
                                        ? ""
                                        : one.item().id().toString())
                                .toArray(String[]::new))
                .update();
        database.sql("update equipment.inventory set closed_at = :now, closed_by = :by where id = :id")
                .param("now", clock.instant())
                .param("by", ItemTable.account())
                .param("id", inventory)
                .update();
    }

    /** Findings at the end, with the items by their labels. */
    List<Finding> findings(UUID inventory, Map<String, Item> items) {
        return database.sql("select label, finding from equipment.finding where inventory = :inventory order by label")
                .param("inventory", inventory)
                .query(ResultRow.map(row -> new Finding(
                        row.text("label"), Finding.Kind.of(row.text("finding")), items.get(row.text("label")))))
                .list();
    }

    List<String> labelsFound(UUID inventory) {
        return database.sql("select distinct label from equipment.finding where inventory = :inventory")
                .param("inventory", inventory)
                .query(ResultRow.map(row -> row.text("label")))
                .list();
    }

    private static Inventory inventory(ResultRow row) {
        return new Inventory(
                row.uuid("id"),
                row.uuid("point"),
                row.instant("started_at"),
                row.uuid("started_by"),
                row.instantOrNull("closed_at"));
    }
}
