// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.intake.StoredReason;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.RowProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The lines of lists that were not taken: sealed, until their term. */
@Component
@Transactional(readOnly = true)
public class RefusedLines {
    /**
     * A refused line as it is sealed.
     *
     * @param values by heading, of agreed columns only
     * @param heading of the column that has the fault
     */
    record Line(LinkedHashMap<String, String> values, String heading) {}

    private static final int AT_ONCE = 1000;

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final Sealing sealing;
    private final JsonMapper json;
    private final Journal journal;

    RefusedLines(
            JdbcClient database,
            NamedParameterJdbcOperations batches,
            Sealing sealing,
            JsonMapper json,
            Journal journal) {
        this.database = database;
        this.batches = batches;
        this.sealing = sealing;
        this.json = json;
        this.journal = journal;
    }

    /** Keeps what was wrong with some lines, each line as it came, sealed. */
    void keep(UUID list, UUID association, List<Reading.Refused> refused) {
        var rows = new ArrayList<MapSqlParameterSource>();
        for (var line : refused) {
            // one line may have several faults of one field, and a broken workbook two lines of one number; the first
            // fault is enough
            var fields = new LinkedHashMap<String, RowProblem>();
            for (var error : line.errors()) fields.putIfAbsent(error.problem().field(), error);
            for (var error : fields.values()) {
                var text = json.writeValueAsString(new Line(new LinkedHashMap<>(line.kept()), error.column()));
                var sealed = sealing.seal(text, about(list, line.line()));
                rows.add(new MapSqlParameterSource("list", list)
                        .addValue("line", line.line())
                        .addValue("association", association)
                        .addValue("field", error.problem().field())
                        .addValue("reason", StoredReason.of(error.problem()))
                        .addValue("sealed", sealed.bytes())
                        .addValue("key", sealed.key()));
                if (rows.size() == AT_ONCE) keep(rows);
            }
        }
        keep(rows);
    }

    private void keep(List<MapSqlParameterSource> rows) {
        if (rows.isEmpty()) return;
        batches.batchUpdate("""
                            insert into outreach.refused_line (list, line, association, field, reason, sealed, key)
                            values (:list, :line, :association, :field, :reason, :sealed, :key)
                            on conflict do nothing""", rows.toArray(MapSqlParameterSource[]::new));
        rows.clear();
    }

    /** Lines that were not taken, until their term; in the order of the file. They name households: that they were opened is noted. */
    @Transactional
    public List<Reading.Refused> refused(UUID list, int most) {
        var kept = new LinkedHashMap<Integer, Map<String, String>>();
        var errors = new LinkedHashMap<Integer, List<RowProblem>>();
        database.sql("""
                        select line, field, reason, sealed, key from outreach.refused_line
                        where list = :list order by line, field limit :most""").param("list", list).param("most", most).query(ResultRow.each(row -> {
            int number = row.integer("line");
            var sealed = new Sealing.Text(row.text("key"), row.bytes("sealed"));
            var line = json.readValue(sealing.open(sealed, about(list, number)), Line.class);
            kept.putIfAbsent(number, line.values());
            errors.computeIfAbsent(number, _ -> new ArrayList<>())
                    .add(StoredReason.problem(
                            number,
                            row.text("field"),
                            line.heading(),
                            line.values().getOrDefault(line.heading(), ""),
                            row.text("reason")));
        }));
        if (!kept.isEmpty())
            journal.note(
                    "outreach.refused-lines-opened", list.toString(), Map.of("lines", String.valueOf(kept.size())));
        return kept.entrySet().stream()
                .map(line -> new Reading.Refused(
                        line.getKey(), line.getValue(), errors.getOrDefault(line.getKey(), List.of())))
                .toList();
    }

    /** Number of faults that are kept of a list. */
    public int count(UUID list) {
        return database.sql("select count(*) from outreach.refused_line where list = :list")
                .param("list", list)
                .query(Integer.class)
                .single();
    }

    private static String about(UUID list, int line) {
        return "outreach line " + list + " " + line;
    }

    /** A change of keys reaches what lines hold. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn linesRefused() {
            return new SealedColumn("outreach.refused_line", "sealed", "'outreach line ' || list || ' ' || line");
        }
    }
}
