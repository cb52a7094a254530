package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Lists that came in, and the lines of them that were not taken. */
@Component
@Transactional(readOnly = true)
public class ReceivedLists {
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

    ReceivedLists(
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

    /** The latest first. */
    public List<ImportedList> list(int most, int offset) {
        return database.sql("select * from outreach.list order by received_at desc, id limit :most offset :offset")
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(ReceivedLists::read))
                .list();
    }

    public int count() {
        return database.sql("select count(*)::int from outreach.list")
                .query(Integer.class)
                .single();
    }

    public Optional<ImportedList> find(UUID id) {
        return database.sql("select * from outreach.list where id = :id")
                .param("id", id)
                .query(ResultRow.map(ReceivedLists::read))
                .optional();
    }

    /** The list that the same file made already. */
    Optional<ImportedList> findByDigest(UUID arrangement, byte[] digest) {
        return database.sql("select * from outreach.list where arrangement = :arrangement and digest = :digest")
                .param("arrangement", arrangement)
                .param("digest", digest)
                .query(ResultRow.map(ReceivedLists::read))
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

    /** Keeps what was wrong with some lines, each line as it came, sealed. */
    void keep(UUID list, UUID association, List<Reading.Refused> refused) {
        var rows = new ArrayList<MapSqlParameterSource>();
        for (var line : refused) {
            // one line may have several faults of one field, and a broken workbook two lines of one number; the first
            // fault is enough
            var fields = new LinkedHashMap<String, LineError>();
            for (var error : line.errors()) fields.putIfAbsent(error.field(), error);
            for (var error : fields.values()) {
                var text = json.writeValueAsString(new Line(new LinkedHashMap<>(line.kept()), error.heading()));
                var sealed = sealing.seal(text, about(list, line.line()));
                rows.add(new MapSqlParameterSource("list", list)
                        .addValue("line", line.line())
                        .addValue("association", association)
                        .addValue("field", error.field())
                        .addValue("reason", error.stored())
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
        var errors = new LinkedHashMap<Integer, List<LineError>>();
        database.sql("""
                        select line, field, reason, sealed, key from outreach.refused_line
                        where list = :list order by line, field limit :most""").param("list", list).param("most", most).query(ResultRow.each(row -> {
            int number = row.integer("line");
            var sealed = new Sealing.Text(row.text("key"), row.bytes("sealed"));
            var line = json.readValue(sealing.open(sealed, about(list, number)), Line.class);
            kept.putIfAbsent(number, line.values());
            errors.computeIfAbsent(number, _ -> new ArrayList<>())
                    .add(LineError.read(
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

    private static String about(UUID list, int line) {
        return "outreach line " + list + " " + line;
    }
}
