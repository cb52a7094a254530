// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.people.SealedColumn;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Refuses to start when rows are sealed under a key that is not in the ring: a new one would hide that the old one is missing. */
@Component
class CheckKeys {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final KeyRing keys;
    private final List<String> tables;
    private final List<String> ofNobody;
    private final Associations associations;

    CheckKeys(
            JdbcClient database,
            PlatformTransactionManager transactions,
            KeyRing keys,
            List<SealedColumn> columns,
            Associations associations) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.tables = Stream.concat(
                        Stream.of("people.contact"),
                        columns.stream().filter(column -> !column.ofNobody()).map(SealedColumn::table))
                .distinct()
                .toList();
        this.ofNobody = columns.stream()
                .filter(SealedColumn::ofNobody)
                .map(SealedColumn::table)
                .distinct()
                .toList();
        this.associations = associations;
    }

    @EventListener(ContextRefreshedEvent.class)
    void atStart() {
        handle();
    }

    /** @throws KeysMissing naming them */
    void handle() {
        var missing = new TreeSet<String>();
        for (var association : associations.list())
            missing.addAll(Asking.as(association.id()).call(() -> used(association.id())));
        missing.addAll(Asking.as(Scope.network()).call(this::usedOfNobody));
        missing.removeAll(keys.known());
        if (!missing.isEmpty()) throw new KeysMissing(missing);
    }

    /** These are few: what is forgotten within days. */
    private List<String> usedOfNobody() {
        var found = transaction.execute(_ -> {
            database.sql(SealedColumn.OPEN_OF_NOBODY).query(String.class).single();
            return ofNobody.stream()
                    .flatMap(table ->
                            database.sql("select distinct key from " + table).query(String.class).list().stream())
                    .toList();
        });
        return found == null ? List.of() : found;
    }

    /** From key to key through the index, whatever the number of rows. Table names are our own constants. */
    private List<String> used(UUID association) {
        var each = tables.stream().map(table -> """
                        (with recursive used(key) as (
                            select min(key) from %1$s where association = :association and key is not null
                            union all
                            select (select min(t.key) from %1$s t where t.association = :association and t.key > used.key)
                            from used where used.key is not null)
                         select key from used where key is not null)""".formatted(table)).toList();
        var found = transaction.execute(_ -> database.sql(String.join(" union ", each))
                .param("association", association)
                .query(String.class)
                .list());
        return found == null ? List.of() : found;
    }
}
