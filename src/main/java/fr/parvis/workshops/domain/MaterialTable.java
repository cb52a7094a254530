// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the documents of workshops; called inside a transaction. */
@Component
class MaterialTable {
    private static final String FACTS = "select id, workshop, name, length(content) as bytes from workshops.material ";

    private final JdbcClient database;

    MaterialTable(JdbcClient database) {
        this.database = database;
    }

    Optional<KeepMaterial.Material> find(UUID id) {
        return database.sql(FACTS + "where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(MaterialTable::read))
                .optional();
    }

    /** Documents of a workshop, by name. */
    List<KeepMaterial.Material> of(UUID workshop) {
        return database.sql(
                        FACTS + "where association = :association and workshop = :workshop order by lower(name), id")
                .param("association", Asking.association())
                .param("workshop", workshop)
                .query(ResultRow.map(MaterialTable::read))
                .list();
    }

    Optional<byte[]> content(UUID id) {
        return database.sql("select content from workshops.material where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(row -> row.bytes("content")))
                .optional();
    }

    /** Inserts a document; idempotent. */
    void insert(KeepMaterial.Material it, byte[] content, Instant now) {
        database.sql("""
                        insert into workshops.material (id, association, workshop, name, content, added_by, added_at)
                        values (:id, :association, :workshop, :name, :content, :by, :now) on conflict (id) do nothing""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("workshop", it.workshop())
                .param("name", it.name())
                .param("content", content)
                .param("by", Objects.requireNonNull(Actor.account(), "a document is added by somebody"))
                .param("now", now)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from workshops.material where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .update();
    }

    private static KeepMaterial.Material read(ResultRow row) {
        return new KeepMaterial.Material(row.uuid("id"), row.uuid("workshop"), row.text("name"), row.integer("bytes"));
    }
}
