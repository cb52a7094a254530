// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of contracts with their lines, rules, instalments and reports; called inside a transaction of an association. */
@Component
class ContractTable {
    private final JdbcClient database;

    ContractTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Contract> find(UUID id) {
        return database.sql("select * from contracts.contract where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(ContractTable::contract))
                .optional();
    }

    /** The contract, locked for update. */
    Optional<Contract> findLocked(UUID id) {
        return database.sql("select * from contracts.contract where association = :association and id = :id for update")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(ContractTable::contract))
                .optional();
    }

    /** All contracts, those that began last first. */
    List<Contract> list() {
        return database.sql("""
                        select * from contracts.contract where association = :association order by first_day desc, priority, lower(name), id""")
                .param("association", Asking.association())
                .query(ResultRow.map(ContractTable::contract))
                .list();
    }

    /** Another contract of that name. */
    boolean isTaken(String name, UUID except) {
        return database.sql(
                        "select 1 from contracts.contract where association = :association and name = :name and id <> :id")
                .param("association", Asking.association())
                .param("name", name)
                .param("id", except)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static Contract contract(ResultRow row) {
        return new Contract(
                row.uuid("id"),
                row.uuid("partner"),
                row.text("name"),
                row.text("reference"),
                row.day("first_day"),
                row.day("last_day"),
                row.integer("priority"),
                row.dayOrNull("closed_until"),
                row.integer("version"));
    }

    /** @return false when it was changed meanwhile */
    boolean keep(Contract it, UUID by, Instant now) {
        return database.sql("""
                        insert into contracts.contract as c (id, association, partner, name, reference, first_day, last_day, priority, made_by, made_at)
                        values (:id, :association, :partner, :name, :reference, :firstDay, :lastDay, :priority, :by, :now)
                        on conflict (id) do update set partner = excluded.partner, name = excluded.name, reference = excluded.reference,
                            first_day = excluded.first_day, last_day = excluded.last_day, priority = excluded.priority, version = c.version + 1
                        where c.association = excluded.association and c.version = :version""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("partner", it.partner())
                        .param("name", it.name())
                        .param("reference", it.reference())
                        .param("firstDay", it.firstDay())
                        .param("lastDay", it.lastDay())
                        .param("priority", it.priority())
                        .param("by", by)
                        .param("now", now)
                        .param("version", it.version())
                        .update()
                == 1;
    }

    void close(UUID contract, @Nullable LocalDate until) {
        database.sql("""
                        update contracts.contract set closed_until = :until, version = version + 1
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", contract)
                .param("until", until)
                .update();
    }

    /** Lines of a contract, or of all, in their order; those that were removed too. */
    List<Line> lines(@Nullable UUID contract) {
        Map<UUID, List<Rule>> rules = new HashMap<>();
        database.sql("""
                        select r.*, lower(r.during) as first_day, upper(r.during) as until
                        from contracts.rule r join contracts.line l on l.association = r.association and l.id = r.line
                        where r.association = :association and (:contract::uuid is null or l.contract = :contract) order by lower(r.during)""")
                .param("association", Asking.association())
                .param("contract", contract)
                .query(ResultRow.each(row -> {
                    rules.computeIfAbsent(row.uuid("line"), _ -> new ArrayList<>())
                            .add(rule(row));
                }));
        return database.sql("""
                        select * from contracts.line where association = :association and (:contract::uuid is null or contract = :contract)
                        order by contract, position""")
                .param("association", Asking.association())
                .param("contract", contract)
                .query(ResultRow.map(row -> new Line(
                        row.uuid("id"),
                        row.uuid("contract"),
                        row.integer("position"),
                        row.text("name"),
                        Unit.find(row.text("unit")).orElseThrow(),
                        row.integer("promised"),
                        row.bigintOrNull("price"),
                        row.bigintOrNull("lump"),
                        !row.isNull("removed_at"),
                        rules.getOrDefault(row.uuid("id"), List.of()))))
                .list();
    }

    private static Rule rule(ResultRow row) {
        return new Rule(
                row.uuid("id"),
                row.day("first_day"),
                row.dayOrNull("until"),
                row.flag("requests"),
                row.flag("activities"),
                Set.copyOf(row.texts("themes")),
                Set.copyOf(row.texts("operators")),
                Set.copyOf(row.texts("presences")),
                Set.copyOf(row.texts("kinds")),
                Set.copyOf(row.uuids("points")),
                Set.copyOf(row.texts("communes")),
                Set.copyOf(row.texts("departments")));
    }

    /** @return false for an identifier that a line of another contract has */
    boolean keep(Line it) {
        return database.sql("""
                        insert into contracts.line as l (id, association, contract, position, name, unit, promised, price, lump)
                        values (:id, :association, :contract, :position, :name, :unit, :promised, :price, :lump)
                        on conflict (id) do update set name = excluded.name, unit = excluded.unit, promised = excluded.promised,
                            price = excluded.price, lump = excluded.lump
                        where l.association = excluded.association and l.contract = excluded.contract""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("contract", it.contract())
                        .param("position", it.position())
                        .param("name", it.name())
                        .param("unit", it.unit().code())
                        .param("promised", it.promised())
                        .param("price", it.price())
                        .param("lump", it.lump())
                        .update()
                == 1;
    }

    void remove(UUID line, boolean removed, Instant now) {
        database.sql("update contracts.line set removed_at = :at where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", line)
                .param("at", removed ? now : null)
                .update();
    }

    /** The rule holds from its first day on, instead of the versions that began then or later; the one before ends. */
    void keep(UUID line, Rule rule, UUID by, Instant now) {
        database.sql(
                        "delete from contracts.rule where association = :association and line = :line and lower(during) >= :from")
                .param("association", Asking.association())
                .param("line", line)
                .param("from", rule.from())
                .update();
        database.sql("""
                        update contracts.rule set during = daterange(lower(during), :from)
                        where association = :association and line = :line and during @> :from::date""")
                .param("association", Asking.association())
                .param("line", line)
                .param("from", rule.from())
                .update();
        insert(line, rule, by, now);
    }

    void insert(UUID line, Rule rule, UUID by, Instant now) {
        database.sql("""
                        insert into contracts.rule (id, association, line, during, requests, activities, themes, operators, presences, kinds, points,
                            communes, departments, made_by, made_at)
                        values (:id, :association, :line, daterange(:from, :until), :requests, :activities, :themes::text[], :operators::text[],
                            :presences::text[], :kinds::text[], :points::uuid[], :communes::text[], :departments::text[], :by, :now)""")
                .param("id", rule.id())
                .param("association", Asking.association())
                .param("line", line)
                .param("from", rule.from())
                .param("until", rule.until())
                .param("requests", rule.requests())
                .param("activities", rule.activities())
                .param("themes", rule.themes().stream().sorted().toArray(String[]::new))
                .param("operators", rule.operators().stream().sorted().toArray(String[]::new))
                .param("presences", rule.presences().stream().sorted().toArray(String[]::new))
                .param("kinds", rule.kinds().stream().sorted().toArray(String[]::new))
                .param("points", rule.points().stream().sorted().toArray(UUID[]::new))
                .param("communes", rule.communes().stream().sorted().toArray(String[]::new))
                .param("departments", rule.departments().stream().sorted().toArray(String[]::new))
                .param("by", by)
                .param("now", now)
                .update();
    }

    /** Of a contract, or of all, by day. */
    List<Instalment> instalments(@Nullable UUID contract) {
        return database.sql("""
                        select * from contracts.instalment where association = :association and (:contract::uuid is null or contract = :contract)
                        order by due_on, id""")
                .param("association", Asking.association())
                .param("contract", contract)
                .query(ResultRow.map(row -> new Instalment(
                        row.uuid("id"),
                        row.uuid("contract"),
                        row.day("due_on"),
                        row.bigint("amount"),
                        row.dayOrNull("received_on"))))
                .list();
    }

    void add(Instalment it) {
        database.sql("""
                        insert into contracts.instalment (id, association, contract, due_on, amount, received_on)
                        values (:id, :association, :contract, :dueOn, :amount, :receivedOn)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("contract", it.contract())
                .param("dueOn", it.dueOn())
                .param("amount", it.amount())
                .param("receivedOn", it.receivedOn())
                .update();
    }

    void received(UUID instalment, @Nullable LocalDate on) {
        one("update contracts.instalment set received_on = :on", instalment)
                .param("on", on)
                .update();
    }

    void removeInstalment(UUID instalment) {
        one("delete from contracts.instalment", instalment).update();
    }

    /** A statement about the row of that identifier. */
    private JdbcClient.StatementSpec one(String what, UUID id) {
        return database.sql(what + " where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id);
    }

    /** Of a contract, or of all, by day. */
    List<ReportDue> reports(@Nullable UUID contract) {
        return database.sql("""
                        select * from contracts.report_due where association = :association and (:contract::uuid is null or contract = :contract)
                        order by due_on, id""")
                .param("association", Asking.association())
                .param("contract", contract)
                .query(ResultRow.map(row -> new ReportDue(
                        row.uuid("id"),
                        row.uuid("contract"),
                        row.day("due_on"),
                        row.day("covers_until"),
                        row.dayOrNull("sent_on"))))
                .list();
    }

    void add(ReportDue it) {
        database.sql("""
                        insert into contracts.report_due (id, association, contract, due_on, covers_until, sent_on)
                        values (:id, :association, :contract, :dueOn, :coversUntil, :sentOn)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("contract", it.contract())
                .param("dueOn", it.dueOn())
                .param("coversUntil", it.coversUntil())
                .param("sentOn", it.sentOn())
                .update();
    }

    void sent(UUID report, @Nullable LocalDate on) {
        one("update contracts.report_due set sent_on = :on", report)
                .param("on", on)
                .update();
    }

    /** Deletes a report that was not sent. */
    void removeReport(UUID report) {
        database.sql(
                        "delete from contracts.report_due where association = :association and id = :id and sent_on is null")
                .param("association", Asking.association())
                .param("id", report)
                .update();
    }
}
