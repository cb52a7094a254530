// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonColumn;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of all modules that follow the files of persons; called inside the transaction that merges, parts or erases. */
@Component
class PersonColumns {
    private static final List<PersonColumn> OURS = List.of(
            PersonColumn.deleted("people.note"),
            PersonColumn.deleted("people.consent").unless("""
                    t.withdrawn_on is null and exists (select from people.consent k
                        where k.person = :kept and k.purpose = t.purpose and k.withdrawn_on is null)"""),
            PersonColumn.deleted("people.person_visit")
                    .named("person", "visit")
                    .unless("exists (select from people.person_visit k where k.person = :kept and k.visit = t.visit)"),
            PersonColumn.deleted("people.household_link")
                    .named("person", "other")
                    .unless("""
                    t.other = :kept or exists (select from people.household_link k
                        where k.person = :kept and k.other = t.other or k.other = :kept and k.person = t.other)"""),
            PersonColumn.deleted("people.household_link")
                    .named("other", "person")
                    .unless("""
                    t.person = :kept or exists (select from people.household_link k
                        where k.other = :kept and k.person = t.person or k.person = :kept and k.other = t.person)"""));

    private final List<PersonColumn> columns;
    private final List<PersonColumn> inOrder;
    private final JdbcClient database;
    private final LocalDays localDays;

    PersonColumns(List<PersonColumn> others, JdbcClient database, LocalDays localDays) {
        this.columns = Stream.concat(others.stream(), OURS.stream()).toList();
        this.inOrder =
                others.stream().sorted(Comparator.comparing(PersonColumn::name)).toList();
        this.database = database;
        this.localDays = localDays;
    }

    /**
     * Locks the rows of these persons, in the order of the tables' names: a case before its parts, a message after its subject.
     * Other writers lock such a row and then note the day in the file, so a file is locked after its rows.
     */
    void lock(Collection<UUID> persons) {
        for (var it : inOrder)
            database.sql("select %1$s from %2$s where %3$s = any (:persons) order by %3$s, %1$s for update"
                            .formatted(it.key(), it.table(), it.column()))
                    .param("persons", persons.toArray(UUID[]::new))
                    .query(UUID.class)
                    .list();
    }

    /** Gives what is the dropped file's to the kept one. @return keys of the rows that moved, by the column's name */
    Map<String, List<String>> move(UUID merge, UUID kept, UUID dropped) {
        var moved = new LinkedHashMap<String, List<String>>();
        for (var it : columns) {
            var sql = "update %s t set %s = :kept".formatted(it.table(), it.column());
            if (it.mergedIn() != null) sql += ", " + it.mergedIn() + " = :merge";
            sql += " where t.%s = :dropped".formatted(it.column());
            if (it.conflict() != null) sql += " and not coalesce(" + it.conflict() + ", false)";
            var keys = database.sql(sql + " returning t." + it.key())
                    .param("merge", merge)
                    .param("kept", kept)
                    .param("dropped", dropped)
                    .query(ResultRow.map(row -> row.text(1)))
                    .list();
            if (!keys.isEmpty()) moved.put(it.name(), keys);
        }
        return moved;
    }

    /** Gives the rows that moved back to the file that they came from, those that are still the kept one's. */
    void moveBack(UUID kept, UUID dropped, Map<String, List<String>> moved) {
        for (var it : columns) {
            var keys = moved.getOrDefault(it.name(), List.of());
            if (keys.isEmpty()) continue;
            database.sql("update %s set %s = :dropped%s where %s = :kept and %s = any (:keys::uuid[])"
                            .formatted(
                                    it.table(),
                                    it.column(),
                                    it.mergedIn() == null ? "" : ", " + it.mergedIn() + " = null",
                                    it.column(),
                                    it.key()))
                    .param("kept", kept)
                    .param("dropped", dropped)
                    .param("keys", keys.toArray(String[]::new))
                    .update();
        }
    }

    /** Deletes the rows of a person, or takes the person out of them. */
    void erase(UUID person) {
        for (var it : columns) {
            var first = it.beforeErasure();
            if (first != null) first.accept(person);
        }
        for (var it : columns)
            database.sql(
                            switch (it.erased()) {
                                case DELETED -> "delete from %s where %s = :person".formatted(it.table(), it.column());
                                case EMPTIED ->
                                    "update %1$s set %2$s = null%3$s where %2$s = :person"
                                            .formatted(
                                                    it.table(),
                                                    it.column(),
                                                    it.mergedIn() == null ? "" : ", " + it.mergedIn() + " = null");
                            })
                    .param("person", person)
                    .update();
    }

    /** Why a file cannot be erased now. */
    List<ErasePerson.Reason> reasonsToKeep(UUID person) {
        return columns.stream()
                .flatMap(it -> Stream.ofNullable(it.keeps())
                        .map(keeps -> new ErasePerson.Reason(keeps.code(), count(person, it, keeps.which()))))
                .filter(reason -> reason.count() > 0)
                .toList();
    }

    private long count(UUID person, PersonColumn column, String which) {
        return database.sql("select count(*) from %s where %s = :person and (%s)"
                        .formatted(column.table(), column.column(), which))
                .param("person", person)
                .param("today", localDays.today())
                .query(Long.class)
                .single();
    }
}
