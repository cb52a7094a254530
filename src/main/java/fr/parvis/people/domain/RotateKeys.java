// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.Scope;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals everything anew under the last key of the ring, in small steps that may be stopped and taken up again. */
@Component
public class RotateKeys {
    private static final int STEP = 500;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final KeyRing keys;
    private final List<SealedColumn> columns;
    private final Associations associations;
    private final Journal journal;

    RotateKeys(
            JdbcClient database,
            PlatformTransactionManager transactions,
            KeyRing keys,
            List<SealedColumn> columns,
            Associations associations,
            Journal journal) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.columns = columns;
        this.associations = associations;
        this.journal = journal;
    }

    /** Sealed columns of this module; contacts are hashed, too, and have their own way. */
    @Configuration(proxyBeanMethods = false)
    static class Ours {
        @Bean
        SealedColumn sealedSafeWays() {
            return new SealedColumn("people.person", "safe", "'safe ' || id");
        }

        @Bean
        SealedColumn sealedNotes() {
            return new SealedColumn("people.note", "sealed", "'note ' || id");
        }

        @Bean
        SealedColumn sealedEarlierNotes() {
            return new SealedColumn("people.earlier_note", "sealed", "'note ' || note");
        }

        @Bean
        SealedColumn sealedMerges() {
            return new SealedColumn("people.merge", "said", "'merge ' || id");
        }
    }

    /** Whether a key can be added here, or must be in {@code PARVIS_PEOPLE_KEYS}. */
    public boolean canAdd() {
        return keys.inFile();
    }

    /** Adds a key that seals from now on, and answers its identifier. */
    public String add() {
        return keys.add();
    }

    public String current() {
        return keys.current();
    }

    /** Seals anew what bears another key; how many texts that were. */
    public int handle() {
        int sealed = 0;
        for (var association : associations.list()) sealed += handle(association.id());
        return sealed + ofNobody();
    }

    /** Rows that belong to no association: in the network's scope, which reads them sealed and only here. */
    public int ofNobody() {
        return Asking.as(Scope.network()).call(() -> {
            int sealed = 0;
            for (var column : columns)
                if (column.ofNobody())
                    for (int step = 1; step > 0; sealed += step)
                        step = inTransaction(() -> {
                            database.sql(SealedColumn.OPEN_OF_NOBODY)
                                    .query(String.class)
                                    .single();
                            return texts(column);
                        });
            note("", sealed);
            return sealed;
        });
    }

    /** Seals the texts of one association anew. */
    public int handle(UUID association) {
        return Asking.as(association).call(() -> ours(association));
    }

    private int ours(UUID association) {
        int sealed = 0;
        for (int step = 1; step > 0; sealed += step) step = inTransaction(this::contacts);
        for (var column : columns)
            if (!column.ofNobody())
                for (int step = 1; step > 0; sealed += step) step = inTransaction(() -> texts(column));
        note(association.toString(), sealed);
        return sealed;
    }

    private void note(String subject, int sealed) {
        if (sealed > 0)
            transaction.executeWithoutResult(_ -> journal.note(
                    "people.keys-changed", subject, Map.of("key", keys.current(), "texts", Integer.toString(sealed))));
    }

    private int inTransaction(java.util.function.Supplier<Integer> step) {
        return Objects.requireNonNull(transaction.execute(_ -> step.get()));
    }

    private int contacts() {
        record Row(UUID id, String kind, Sealing.Text sealed) {}
        var rows = database.sql("""
                        select id, kind, sealed, key from people.contact
                        where association = :association and key = any (:former::text[]) limit :most for update""")
                .param("association", Asking.association())
                .param("former", keys.former().toArray(String[]::new))
                .param("most", STEP)
                .query(ResultRow.map(row -> new Row(
                        row.uuid("id"), row.text("kind"), new Sealing.Text(row.text("key"), row.bytes("sealed")))))
                .list();
        for (var row : rows) {
            var kind = Contact.Kind.of(row.kind);
            var contact = new Contact(row.id, kind, keys.open(row.sealed, new Contact(row.id, kind, "").about()));
            var anew = keys.seal(contact.text(), contact.about());
            var same = contact.same();
            database.sql("update people.contact set sealed = :sealed, key = :key, hash = :hash where id = :id")
                    .param("sealed", anew.bytes())
                    .param("key", anew.key())
                    .param("hash", same == null ? null : keys.hash(same))
                    .param("id", row.id)
                    .update();
        }
        return rows.size();
    }

    /** Table and column names are our own constants, not anybody's text; a locked row stays in its place. */
    private int texts(SealedColumn column) {
        record Row(String place, String about, Sealing.Text sealed) {}
        var rows = database.sql("select ctid::text as place, %s as about, %s as sealed, key from %s where %s"
                                .formatted(
                                        column.about(),
                                        column.sealed(),
                                        column.table(),
                                        column.ofNobody() ? "" : "association = :association and ")
                        + "key = any (:former::text[]) limit :most for update")
                .param("association", Asking.scope().association())
                .param("former", keys.former().toArray(String[]::new))
                .param("most", STEP)
                .query(ResultRow.map(row -> new Row(
                        row.text("place"), row.text("about"), new Sealing.Text(row.text("key"), row.bytes("sealed")))))
                .list();
        for (var row : rows) {
            var anew = keys.seal(keys.open(row.sealed, row.about), row.about);
            database.sql("update %s set %s = :sealed, key = :key where ctid = :place::tid"
                            .formatted(column.table(), column.sealed()))
                    .param("sealed", anew.bytes())
                    .param("key", anew.key())
                    .param("place", row.place)
                    .update();
        }
        return rows.size();
    }
}
