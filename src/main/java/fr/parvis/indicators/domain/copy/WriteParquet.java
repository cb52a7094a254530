// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactTables;
import fr.parvis.network.Extent;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Period;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all facts as Parquet, for engines that work on several machines: a folder for each fact, in it one file a year and month, and what facts are joined with. Codes are
 * text. A file is written beside and takes its name when it is whole, only where its content changed; {@code _manifest.json} (file, hash, rows, as of) is replaced
 * last, so that who reads by it never sees half; then what it does not name is deleted. {@code schema.json}, {@code questions.json} and {@code answers.json} lie
 * beside it.
 */
@Component
public class WriteParquet {
    private static final int ROW_GROUP = 250_000;
    private static final Map<String, List<String>> JOINED = Map.of(
            "dim_point", List.of("point:POINT", "commune:COMMUNE", "department:DEPARTMENT"),
            "dim_commune", List.of("commune:COMMUNE", "department:DEPARTMENT"),
            "dim_theme", List.of("theme:THEME", "family:THEME", "valid_from:", "valid_until:"));

    /** A file as the manifest tells it. */
    public record Written(String file, long rows, String sha256) {}

    /** Content of the folder. */
    public record Manifest(int form, Instant asOf, List<Written> files) {}

    private final CopySettings settings;
    private final WriteCopy write;
    private final Clock clock;
    private final JsonMapper json;

    WriteParquet(CopySettings settings, WriteCopy write, Clock clock, JsonMapper json) {
        this.settings = settings;
        this.write = write;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Writes the folder, with questions about the whole network.
     *
     * @throws CopyFailed when it cannot be written; files that are there stay as they were
     */
    public Manifest handle(Path folder) {
        return handle(folder, new Extent.WholeNetwork());
    }

    /**
     * Writes the folder: always all facts.
     *
     * @param extent extent of its questions
     */
    public Manifest handle(Path folder, Extent extent) {
        var asOf = clock.instant();
        var work = folder.resolve("_work");
        try {
            // a process that was killed may have left its own
            FileSystemUtils.deleteRecursively(work);
            Files.createDirectories(work);
            var files = new ArrayList<Written>();
            var texts = new LinkedHashMap<String, String>();
            texts.put("schema.json", json.writeValueAsString(schema()));
            var copy = work.resolve("facts.duckdb");
            try (var open = CopyFile.create(copy, new CopyFile.Limits(settings.memory(), work.resolve("spill")))) {
                write.fillWithFacts(open);
                open.write(writing -> {
                    for (var fact : Fact.COPIED) files.addAll(fact(folder, writing.statements(), fact));
                    new TreeMap<>(JOINED)
                            .forEach((table, columns) ->
                                    files.add(joined(folder, writing.statements(), table, columns)));
                    var period = period(writing.statements(), asOf);
                    var reader = new CopyFacts(writing.statements(), writing.codes());
                    texts.put("questions.json", json.writeValueAsString(QuestionFiles.questions(extent, period)));
                    texts.put(
                            "answers.json",
                            json.writeValueAsString(QuestionFiles.answers(asOf, extent, period, reader)));
                });
            } finally {
                FileSystemUtils.deleteRecursively(work);
            }
            var manifest = new Manifest(CopiedColumn.FORM, asOf, files);
            for (var text : texts.entrySet()) replace(folder, text.getKey(), text.getValue());
            replace(folder, "_manifest.json", json.writeValueAsString(manifest));
            deleteOthers(folder, files);
            return manifest;
        } catch (IOException e) {
            throw new CopyFailed("the folder " + folder, e);
        }
    }

    /** Whole years from the first fact to the last; the year of the files where there is none. */
    private static Period period(JdbcClient copy, Instant asOf) {
        var days = Fact.COPIED.stream()
                .map(fact -> "select day from " + FactTables.of(fact))
                .collect(Collectors.joining(" union all "));
        int now = asOf.atZone(NetworkTime.ZONE).getYear();
        return copy.sql("select min(day) as earliest, max(day) as latest from (" + days + ")")
                .query(ResultRow.map(row -> row.isNull("earliest")
                        ? Period.ofYear(now)
                        : new Period(
                                Period.ofYear(row.day("earliest").getYear()).from(),
                                Period.ofYear(row.day("latest").getYear()).to())))
                .single();
    }

    /** Files of months that have no facts any more, and what was left half written: who reads by folder would count them. */
    private static void deleteOthers(Path folder, List<Written> files) throws IOException {
        var kept = files.stream().map(one -> folder.resolve(one.file())).collect(Collectors.toSet());
        var tables = kept.stream()
                .map(file -> folder.relativize(file).getName(0).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        for (var fact : Fact.COPIED) tables.add("fact_" + FactTables.name(fact));
        for (var table : tables) {
            if (!Files.isDirectory(folder.resolve(table))) continue;
            try (var found = Files.walk(folder.resolve(table))) {
                for (var file : found.filter(one -> one.getFileName().toString().startsWith("part.parquet"))
                        .toList()) if (!kept.contains(file)) Files.delete(file);
            }
        }
    }

    private static List<Written> fact(Path folder, JdbcClient copy, Fact fact) {
        var name = "fact_" + FactTables.name(fact);
        var columns = CopiedColumn.of(fact);
        var selected = columns.stream()
                .map(column -> column.list() == null
                        ? "f." + column.name()
                        : "c_" + column.name() + ".code as " + column.name())
                .collect(Collectors.joining(", "));
        var joins = columns.stream()
                .filter(column -> column.list() != null)
                .map(column -> code(column.name(), String.valueOf(column.list())))
                .collect(Collectors.joining());
        var files = new ArrayList<Written>();
        for (int month : copy.sql("select distinct month from indicators." + name + " order by 1")
                .query(Integer.class)
                .list()) {
            var relative = "%s/y=%d/m=%d/part.parquet".formatted(name, month / 100, month % 100);
            files.add(file(
                    folder,
                    copy,
                    relative,
                    "select " + selected + " from indicators." + name + " f" + joins + " where f.month = " + month
                            + " order by f.association, f.day, f."
                            + columns.getFirst().name()));
        }
        return files;
    }

    private static String code(String column, String list) {
        return " left join code c_" + column + " on c_" + column + ".list = '" + list + "' and c_" + column + ".no = f."
                + column;
    }

    private static Written joined(Path folder, JdbcClient copy, String table, List<String> columns) {
        var selected = new ArrayList<String>();
        var joins = new StringBuilder();
        for (var column : columns) {
            int colon = column.indexOf(':');
            var name = column.substring(0, colon);
            var list = column.substring(colon + 1);
            selected.add(list.isEmpty() ? "f." + name : "c_" + name + ".code as " + name);
            if (!list.isEmpty()) joins.append(code(name, list));
        }
        return file(
                folder,
                copy,
                table + "/part.parquet",
                "select " + String.join(", ", selected) + " from indicators." + table + " f" + joins + " order by all");
    }

    private static Written file(Path folder, JdbcClient copy, String relative, String select) {
        var target = folder.resolve(relative);
        var beside = target.resolveSibling("part.parquet.new");
        try {
            Files.createDirectories(target.getParent());
            copy.sql("copy (" + select + ") to '" + beside.toString().replace("'", "''")
                            + "' (format parquet, compression zstd, row_group_size " + ROW_GROUP + ")")
                    .update();
            long rows = copy.sql("select count(*) as n from read_parquet('"
                            + beside.toString().replace("'", "''") + "')")
                    .query(ResultRow.map(row -> row.bigint("n")))
                    .single();
            var hash = hash(beside);
            if (Files.exists(target) && hash(target).equals(hash)) Files.delete(beside);
            else Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Written(relative, rows, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Path file) throws IOException {
        return Sha256.hex(Files.readAllBytes(file));
    }

    /** Columns by table, with the type that every engine reads. */
    private static Map<String, Map<String, String>> schema() {
        var tables = new TreeMap<String, Map<String, String>>();
        for (var fact : Fact.COPIED) {
            var columns = new LinkedHashMap<String, String>();
            for (var column : CopiedColumn.of(fact))
                columns.put(column.name(), column.list() == null ? column.kind().type : "string");
            tables.put("fact_" + FactTables.name(fact), columns);
        }
        JOINED.forEach((table, all) -> {
            var columns = new LinkedHashMap<String, String>();
            for (var column : all) {
                int colon = column.indexOf(':');
                columns.put(column.substring(0, colon), colon == column.length() - 1 ? "date" : "string");
            }
            tables.put(table, columns);
        });
        return tables;
    }

    private static void replace(Path folder, String name, String text) throws IOException {
        var beside = folder.resolve(name + ".new");
        Files.writeString(beside, text);
        Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
