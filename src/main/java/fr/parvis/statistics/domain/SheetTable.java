// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.statistics.domain.SheetKey.Grain;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sheets in a table of PostgreSQL: what acts add up to, by scope, and by day and month. */
abstract class SheetTable {
    /** How much is held in memory at once; the acts of a whole network in a month are many times a page's worth. */
    private static final int WEIGHT_AT_ONCE = 500;

    private static final int WEIGHT_OF_ACTS = 20;

    private record RowKey(SheetKey sheet, Part part) {}

    private record Row(RowKey key, Cells cells) {}

    final JdbcClient database;
    private final String table;

    /** @param table its name, with columns as {@code statistics.sheet} has them */
    SheetTable(JdbcClient database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Adds to the sheets. The caller excludes concurrent writers. */
    int add(Map<SheetKey, Cells> additions) {
        var rows = new ArrayList<Row>();
        int written = 0;
        int weight = 0;
        for (var sheet : new TreeMap<>(additions).entrySet()) {
            for (var part : sheet.getValue().parts()) {
                rows.add(new Row(
                        new RowKey(sheet.getKey(), part),
                        new Cells().add(sheet.getValue().of(part))));
                weight += part == Part.ACTS ? WEIGHT_OF_ACTS : 1;
                written++;
            }
            if (weight >= WEIGHT_AT_ONCE) {
                addRows(rows);
                rows.clear();
                weight = 0;
            }
        }
        if (!rows.isEmpty()) addRows(rows);
        return written;
    }

    private void addRows(List<Row> rows) {
        var kept = new HashMap<RowKey, String>();
        bound(rows, """
                select s.scope, s.association, s.grain, s.start, s.part, s.cells
                from unnest(:scopes::uuid[], :grains::text[], :parts::text[], :starts::date[]) as k (scope, grain, part, start)
                join statistics.sheet s using (scope, grain, part, start)""").query(ResultRow.each(row -> {
            kept.put(new RowKey(key(row), EnumCode.read(Part.class, row.text("part"))), row.textOrNull("cells"));
        }));
        for (var row : rows) {
            var cells = kept.get(row.key());
            if (cells != null) row.cells().addJson(cells);
        }
        var full = rows.stream().filter(row -> !row.cells().isEmpty()).toList();
        var empty = rows.stream().filter(row -> row.cells().isEmpty()).toList();
        if (!full.isEmpty())
            bound(full, """
                    insert into statistics.sheet (scope, grain, part, start, association, cells)
                    select * from unnest(:scopes::uuid[], :grains::text[], :parts::text[], :starts::date[], :associations::uuid[],
                        :cells::text[])
                    on conflict (scope, grain, part, start) do update set cells = excluded.cells""")
                    .param(
                            "associations",
                            full.stream()
                                    .map(row -> row.key().sheet().association())
                                    .toArray(UUID[]::new))
                    .param(
                            "cells",
                            full.stream().map(row -> row.cells().toJson()).toArray(String[]::new))
                    .update();
        if (!empty.isEmpty()) bound(empty, """
                    delete from statistics.sheet s
                    using unnest(:scopes::uuid[], :grains::text[], :parts::text[], :starts::date[]) as k (scope, grain, part, start)
                    where s.scope = k.scope and s.grain = k.grain and s.part = k.part and s.start = k.start""").update();
    }

    private String of(String sql) {
        return sql.replace("statistics.sheet", table);
    }

    private JdbcClient.StatementSpec bound(List<Row> rows, String sql) {
        var keys = rows.stream().map(Row::key).toList();
        return database.sql(of(sql))
                .param("scopes", keys.stream().map(k -> k.sheet().scope()).toArray(UUID[]::new))
                .param("grains", keys.stream().map(k -> k.sheet().grain().key()).toArray(String[]::new))
                .param("parts", keys.stream().map(k -> k.part().key()).toArray(String[]::new))
                .param(
                        "starts",
                        keys.stream().map(k -> k.sheet().start().toString()).toArray(String[]::new));
    }

    /** Every sheet inside an association that has to do with a month. */
    Map<SheetKey, Cells> ofAssociation(UUID association, LocalDate month) {
        return read(database.sql(
                        of(
                                "select * from statistics.sheet where association = :association and start between :first and :last"))
                .param("association", association)
                .param("first", month)
                .param("last", last(month)));
    }

    void forgetOfAssociation(UUID association, LocalDate month) {
        database.sql(
                        of(
                                "delete from statistics.sheet where association = :association and start between :first and :last"))
                .param("association", association)
                .param("first", month)
                .param("last", last(month))
                .update();
    }

    static LocalDate last(LocalDate month) {
        return month.plusMonths(1).minusDays(1);
    }

    static Map<SheetKey, Cells> read(JdbcClient.StatementSpec statement) {
        var sheets = new HashMap<SheetKey, Cells>();
        statement.query(ResultRow.each(row -> {
            sheets.computeIfAbsent(key(row), k -> new Cells()).addJson(row.text("cells"));
        }));
        return sheets;
    }

    private static SheetKey key(ResultRow row) {
        return new SheetKey(
                row.uuid("scope"),
                row.uuidOrNull("association"),
                row.text("grain").equals(Grain.DAY.key()) ? Grain.DAY : Grain.MONTH,
                row.day("start"));
    }
}
