// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table of documents, in PostgreSQL; their keys are sealed there, and their words under their keys. */
@Component
public class DocumentTable {
    private final JdbcClient database;
    private final Sealing sealing;

    DocumentTable(JdbcClient database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** Columns that a change of keys must reach: the bytes stay as they are. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        SealedColumn sealedDocumentKeys() {
            return new SealedColumn("documents.document", "data_key", "'document ' || id");
        }
    }

    void insert(Document it) {
        var key = Objects.requireNonNull(it.key());
        var sealed = sealing.seal(key.text(), Document.about(it.id()));
        database.sql("""
                        insert into documents.document (id, association, case_file, kind, bytes, pages, state, preview, data_key, key, name,
                            added_by, added_at, closed_on)
                        values (:id, :association, :case, :kind, :bytes, :pages, :state, :preview, :dataKey, :key, :name, :by, :at, :closedOn)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("case", it.caseFile())
                .param("kind", it.kind().key())
                .param("bytes", it.bytes())
                .param("pages", it.pages())
                .param("state", EnumCode.of(it.state()))
                .param("preview", it.preview())
                .param("dataKey", sealed.bytes())
                .param("key", sealed.key())
                .param("name", key.seal(it.name()))
                .param("by", it.addedBy())
                .param("at", it.addedAt())
                .param("closedOn", it.closedOn())
                .update();
    }

    Optional<Document> find(UUID id) {
        return database.sql("select * from documents.document where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    Optional<Document> findLocked(UUID id) {
        return database.sql("select * from documents.document where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Those of a case, the latest first. */
    public List<Document> of(UUID caseFile, int most, int offset) {
        return database.sql("""
                        select * from documents.document where case_file = :case
                        order by added_at desc, id limit :most offset :offset""")
                .param("case", caseFile)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    int count(UUID caseFile) {
        return database.sql("select count(*)::int from documents.document where case_file = :case")
                .param("case", caseFile)
                .query(Integer.class)
                .single();
    }

    List<UUID> idsOf(Collection<UUID> cases) {
        if (cases.isEmpty()) return List.of();
        return database.sql("select id from documents.document where case_file = any (:cases)")
                .param("cases", cases.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    void closed(UUID caseFile, @Nullable LocalDate on) {
        database.sql("update documents.document set closed_on = :on where case_file = :case")
                .param("on", on)
                .param("case", caseFile)
                .update();
    }

    void keep(Document it, Document.Kept kept) {
        database.sql("update documents.document set kept_by = :by, kept_on = :on, kept_why = :why where id = :id")
                .param("by", kept.by())
                .param("on", kept.on())
                .param("why", Objects.requireNonNull(it.key()).seal(kept.why()))
                .param("id", it.id())
                .update();
    }

    void release(UUID id) {
        database.sql("update documents.document set kept_by = null, kept_on = null, kept_why = null where id = :id")
                .param("id", id)
                .update();
    }

    void state(UUID id, Document.State state) {
        database.sql("update documents.document set state = :state where id = :id")
                .param("state", EnumCode.of(state))
                .param("id", id)
                .update();
    }

    int delete(Collection<UUID> ids) {
        return database.sql("delete from documents.document where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Documents of cases that closed before that day, unless they are kept; the longest closed first. */
    List<UUID> closedBefore(LocalDate day, int most) {
        return database.sql("""
                        select id from documents.document
                        where association = :association and closed_on < :day and kept_by is null
                        order by closed_on limit :most for update skip locked""")
                .param("association", Asking.association())
                .param("day", day)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Those not scanned yet, the oldest first, after that one. */
    List<Document> waiting(int most, @Nullable Document after) {
        return database.sql("""
                        select * from documents.document where association = :association and state = 'waiting'
                          and (:at::timestamptz is null or (added_at, id) > (:at, :id))
                        order by added_at, id limit :most""")
                .param("association", Asking.association())
                .param("at", after == null ? null : after.addedAt())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Which of these are there and have bytes. */
    Set<UUID> withBytes(Collection<UUID> ids) {
        return new HashSet<>(
                database.sql("select id from documents.document where id = any (:ids) and state <> 'refused'")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    private Document read(ResultRow row) {
        var id = row.uuid("id");
        var text = sealing.open(new Sealing.Text(row.text("key"), row.bytes("data_key")), Document.about(id));
        var key = DataKey.of(text, Document.about(id)).orElse(null);
        var keptBy = row.uuidOrNull("kept_by");
        return new Document(
                id,
                row.uuid("case_file"),
                EnumCode.read(Kind.class, row.text("kind")),
                row.bigint("bytes"),
                row.integer("pages"),
                EnumCode.read(Document.State.class, row.text("state")),
                row.flag("preview"),
                key,
                key == null ? "" : key.open(row.bytes("name")),
                row.uuid("added_by"),
                row.instant("added_at"),
                row.dayOrNull("closed_on"),
                keptBy == null
                        ? null
                        : new Document.Kept(
                                keptBy, row.day("kept_on"), key == null ? "" : key.open(row.bytes("kept_why"))));
    }
}
