// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.procedures.domain.Sheet.Kind;
import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sheets and editions in the database; within a transaction of the caller. */
@Component
class GuideTable {
    private static final String SELECT = """
            select id, title, kind, dated, path, answer, papers, services, places, related, body from procedures.sheet
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    GuideTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Two imports at once would withdraw each other's sheets. */
    void lock() {
        TransactionLock.take(database, "procedures.import");
    }

    Optional<Edition> edition() {
        return database.sql(
                        "select number, imported_at, source, sheets, withdrawn from procedures.edition order by number desc limit 1")
                .query(ResultRow.map(row -> new Edition(
                        row.integer("number"),
                        row.instant("imported_at"),
                        row.text("source"),
                        row.integer("sheets"),
                        row.integer("withdrawn"))))
                .optional();
    }

    /** The day of the sheet that was changed last. */
    Optional<LocalDate> newest() {
        return database.sql("select dated from procedures.sheet order by dated desc limit 1")
                .query(ResultRow.map(row -> row.day("dated")))
                .optional();
    }

    void write(Sheet sheet, int edition) {
        database.sql("""
                        insert into procedures.sheet (id, edition, title, kind, dated, path, answer, papers, services, places, related, body)
                        values (:id, :edition, :title, :kind, :dated, :path::text[], :answer, :papers::jsonb, :services::jsonb, :places::text[],
                            :related::jsonb, :body::jsonb)
                        on conflict (id) do update set edition = excluded.edition, title = excluded.title, kind = excluded.kind,
                            dated = excluded.dated, path = excluded.path, answer = excluded.answer, papers = excluded.papers,
                            services = excluded.services, places = excluded.places, related = excluded.related, body = excluded.body""")
                .param("id", sheet.id())
                .param("edition", edition)
                .param("title", sheet.title())
                .param("kind", EnumCode.of(sheet.kind()))
                .param("dated", sheet.dated())
                .param("path", sheet.path().toArray(String[]::new))
                .param("answer", sheet.answer())
                .param("papers", json.writeValueAsString(sheet.papers()))
                .param("services", json.writeValueAsString(sheet.services()))
                .param("places", sheet.places().toArray(String[]::new))
                .param("related", json.writeValueAsString(sheet.related()))
                .param("body", json.writeValueAsString(sheet.body()))
                .update();
    }

    /** How many sheets an edition brought. */
    int count(int edition) {
        return database.sql("select count(*) from procedures.sheet where edition = :edition")
                .param("edition", edition)
                .query(Integer.class)
                .single();
    }

    int count() {
        return database.sql("select count(*) from procedures.sheet")
                .query(Integer.class)
                .single();
    }

    /** Withdraws what the edition does not hold, and takes back what it holds again. */
    int withdraw(int edition, LocalDate today) {
        int gone = database.sql("""
                        insert into procedures.withdrawn (id, title, since)
                        select id, title, :today from procedures.sheet where edition <> :edition
                        on conflict (id) do update set title = excluded.title, since = excluded.since""")
                .param("edition", edition)
                .param("today", today)
                .update();
        database.sql("delete from procedures.sheet where edition <> :edition")
                .param("edition", edition)
                .update();
        database.sql(
                        "delete from procedures.withdrawn w where exists (select from procedures.sheet s where s.id = w.id)")
                .update();
        return gone;
    }

    void write(Edition edition) {
        database.sql("""
                        insert into procedures.edition (number, imported_at, source, sheets, withdrawn)
                        values (:number, :at, :source, :sheets, :withdrawn)""")
                .param("number", edition.number())
                .param("at", edition.importedAt())
                .param("source", edition.source())
                .param("sheets", edition.sheets())
                .param("withdrawn", edition.withdrawn())
                .update();
    }

    Optional<Sheet> find(String id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::sheet))
                .optional();
    }

    Optional<Withdrawn> withdrawn(String id) {
        return database.sql("select id, title, since from procedures.withdrawn where id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> new Withdrawn(row.text("id"), row.text("title"), row.day("since"))))
                .optional();
    }

    /** Sheets in the order of their identifiers given; those that are not there are left out. */
    List<Sheet> find(Collection<String> ids) {
        return database.sql(SELECT + "where id = any(:ids::text[]) order by array_position(:ids::text[], id)")
                .param("ids", ids.toArray(String[]::new))
                .query(ResultRow.map(this::sheet))
                .list();
    }

    /** Sheets without their text, in the order of their identifiers given. */
    List<FindSheets.Brief> brief(Collection<String> ids) {
        return database.sql("""
                        select id, title, answer, papers, services from procedures.sheet
                        where id = any(:ids::text[]) order by array_position(:ids::text[], id)""")
                .param("ids", ids.toArray(String[]::new))
                .query(ResultRow.map(row -> new FindSheets.Brief(
                        row.text("id"), row.text("title"), row.text("answer"), papers(row), services(row))))
                .list();
    }

    /** The next sheets after one, by identifier: all of them, a page at a time. */
    List<Sheet> after(String id, int most) {
        return database.sql(SELECT + "where id > :id order by id limit :most")
                .param("id", id)
                .param("most", most)
                .query(ResultRow.map(this::sheet))
                .list();
    }

    /** Identifiers of the first sheets, for a guide in which few are known. */
    List<String> first(int most) {
        return database.sql("select id from procedures.sheet order by id limit :most")
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** How many sheets lead to each sheet. */
    Map<String, Integer> leading() {
        var leading = new HashMap<String, Integer>();
        database.sql("""
                        select r ->> 'id' as id, count(*) as sheets from procedures.sheet, jsonb_array_elements(related) r group by 1""").query(ResultRow.each(row -> leading.put(row.text("id"), row.integer("sheets"))));
        return leading;
    }

    private Sheet sheet(ResultRow row) {
        return new Sheet(
                row.text("id"),
                row.text("title"),
                EnumCode.read(Kind.class, row.text("kind")),
                row.day("dated"),
                row.texts("path"),
                row.text("answer"),
                papers(row),
                services(row),
                row.texts("places"),
                json.readValue(row.text("related"), new TypeReference<List<Sheet.Related>>() {}),
                json.readValue(row.text("body"), new TypeReference<List<Sheet.Block>>() {}));
    }

    private List<Sheet.Papers> papers(ResultRow row) {
        return json.readValue(row.text("papers"), new TypeReference<List<Sheet.Papers>>() {});
    }

    private List<Sheet.OnlineProcedure> services(ResultRow row) {
        return json.readValue(row.text("services"), new TypeReference<List<Sheet.OnlineProcedure>>() {});
    }

    /** The guide as it was imported. */
    record Edition(int number, Instant importedAt, String source, int sheets, int withdrawn) {}
}
