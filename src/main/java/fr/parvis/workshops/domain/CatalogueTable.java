// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the catalogue and of rooms; called inside a transaction. */
@Component
class CatalogueTable {
    private final JdbcClient database;

    CatalogueTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Workshop> find(UUID id) {
        return database.sql("select * from workshops.workshop where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(CatalogueTable::workshop))
                .optional();
    }

    /** A workshop, keeping others who want to add to it waiting until this transaction ends. */
    Optional<Workshop> findLocked(UUID id) {
        return database.sql("select * from workshops.workshop where association = :association and id = :id for update")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(CatalogueTable::workshop))
                .optional();
    }

    /** By title, the closed ones last. */
    List<Workshop> list() {
        return database.sql(
                        "select * from workshops.workshop where association = :association order by closed, lower(title), id")
                .param("association", Asking.association())
                .query(ResultRow.map(CatalogueTable::workshop))
                .list();
    }

    /** @return false when it was changed meanwhile */
    boolean keep(Workshop it) {
        return database.sql("""
                        insert into workshops.workshop as w (id, association, title, goals, minutes, gestures, material, closed)
                        values (:id, :association, :title, :goals, :minutes, :gestures::text[], :material, :closed)
                        on conflict (id) do update set title = excluded.title, goals = excluded.goals, minutes = excluded.minutes,
                            gestures = excluded.gestures, material = excluded.material, closed = excluded.closed, version = w.version + 1
                        where w.version = :version""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("title", it.title())
                        .param("goals", it.goals())
                        .param("minutes", it.minutes())
                        .param("gestures", it.gestures().toArray(String[]::new))
                        .param("material", it.material())
                        .param("closed", it.closed())
                        .param("version", it.version())
                        .update()
                == 1;
    }

    /** A room, keeping others who want to book it waiting until this transaction ends. */
    Optional<Room> roomLocked(UUID id) {
        return database.sql("select * from workshops.room where association = :association and id = :id for update")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(CatalogueTable::room))
                .optional();
    }

    /** By name, the closed ones last. */
    List<Room> rooms() {
        return database.sql(
                        "select * from workshops.room where association = :association order by closed, lower(name), id")
                .param("association", Asking.association())
                .query(ResultRow.map(CatalogueTable::room))
                .list();
    }

    /** @return false when it was changed meanwhile */
    boolean keep(Room it) {
        return database.sql("""
                        insert into workshops.room as r (id, association, point, name, places, computers, closed)
                        values (:id, :association, :point, :name, :places, :computers, :closed)
                        on conflict (id) do update set name = excluded.name, places = excluded.places, computers = excluded.computers,
                            closed = excluded.closed, version = r.version + 1
                        where r.version = :version""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("point", it.point())
                        .param("name", it.name())
                        .param("places", it.places())
                        .param("computers", it.computers())
                        .param("closed", it.closed())
                        .param("version", it.version())
                        .update()
                == 1;
    }

    private static Workshop workshop(ResultRow row) {
        return new Workshop(
                row.uuid("id"),
                row.text("title"),
                row.text("goals"),
                row.integer("minutes"),
                row.texts("gestures"),
                row.text("material"),
                row.flag("closed"),
                row.integer("version"));
    }

    private static Room room(ResultRow row) {
        return new Room(
                row.uuid("id"),
                row.uuid("point"),
                row.text("name"),
                row.integer("places"),
                row.integer("computers"),
                row.flag("closed"),
                row.integer("version"));
    }
}
