// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.outreach.ImportedList;
import fr.parvis.outreach.Lists;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists that were imported, in PostgreSQL. */
@Component
@Transactional(readOnly = true)
class ListTable implements Lists {
    private final JdbcClient database;

    ListTable(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<ImportedList> list(int most, int offset) {
        return database.sql("select * from outreach.list order by received_at desc, id limit :most offset :offset")
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(ListTable::read))
                .list();
    }

    @Override
    public int count() {
        return database.sql("select count(*)::int from outreach.list")
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<ImportedList> find(UUID id) {
        return database.sql("select * from outreach.list where id = :id")
                .param("id", id)
                .query(ResultRow.map(ListTable::read))
                .optional();
    }

    @Override
    public Optional<ImportedList> findByDigest(UUID arrangement, byte[] digest) {
        return database.sql("select * from outreach.list where arrangement = :arrangement and digest = :digest")
                .param("arrangement", arrangement)
                .param("digest", digest)
                .query(ResultRow.map(ListTable::read))
                .optional();
    }

    private static ImportedList read(ResultRow row) {
        return new ImportedList(
                row.uuid("id"),
                row.uuid("partner"),
                row.uuid("arrangement"),
                row.text("way"),
                row.text("file_name"),
                row.day("received_on"),
                row.instant("received_at"),
                row.uuidOrNull("received_by"),
                row.integer("lines"),
                row.integer("taken"),
                row.integer("renewed"),
                row.integer("objected"),
                row.integer("refused"),
                row.integer("followed"),
                row.integer("columns_left"));
    }

    @Override
    @Transactional
    public void add(ImportedList it, byte[] digest) {
        database.sql("""
                        insert into outreach.list (id, association, partner, arrangement, way, file_name, digest, received_on, received_at,
                            received_by, lines, taken, renewed, objected, refused, followed, columns_left)
                        values (:id, :association, :partner, :arrangement, :way, :fileName, :digest, :today, :now, :by, :lines, :taken,
                            :renewed, :objected, :refused, :followed, :left)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("partner", it.partner())
                .param("arrangement", it.arrangement())
                .param("way", it.way())
                .param("fileName", it.fileName())
                .param("digest", digest)
                .param("today", it.receivedOn())
                .param("now", it.receivedAt())
                .param("by", it.receivedBy())
                .param("lines", it.lines())
                .param("taken", it.taken())
                .param("renewed", it.renewed())
                .param("objected", it.objected())
                .param("refused", it.refused())
                .param("followed", it.followed())
                .param("left", it.columnsLeft())
                .update();
    }
}
