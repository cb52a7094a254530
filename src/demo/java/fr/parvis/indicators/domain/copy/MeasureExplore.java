// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.domain.AddUp;
import fr.parvis.indicators.domain.FactStatement;
import fr.parvis.indicators.domain.FactTables;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Measures random crossings of two dimensions on made-up requests of 25 years and 30 associations, kept in a file of their own. */
@Component
public class MeasureExplore {
    private static final int ASSOCIATIONS = 30;
    private static final int FIRST = 2001;
    private static final int YEARS = 25;

    /** Half of the questions about one year, a quarter about five, a quarter about all. */
    private static final int MIXED = 0;

    private static final int TABLES = 40;
    private static final int DIRECTORS = 8;

    /** How many codes each dimension has, the first the most frequent. */
    private static final Map<Dimension, Integer> CODES = Map.ofEntries(
            Map.entry(Dimension.POINT, 66),
            Map.entry(Dimension.PRESENCE, 11),
            Map.entry(Dimension.DIRECTION, 2),
            Map.entry(Dimension.AGE_BAND, 9),
            Map.entry(Dimension.GENDER, 3),
            Map.entry(Dimension.THEME, 60),
            Map.entry(Dimension.OPERATOR, 40),
            Map.entry(Dimension.LEVEL, 4),
            Map.entry(Dimension.RESULT, 6));

    private static final String FACTS = "indicators.fact_request";

    private final Indicators indicators;
    private final CopySettings settings;
    private final FlywayConnectionDetails owner;

    MeasureExplore(Indicators indicators, CopySettings settings, FlywayConnectionDetails owner) {
        this.indicators = indicators;
        this.settings = settings;
        this.owner = owner;
    }

    /** Milliseconds of questions, sorted. */
    public record Times(List<Double> ms) {
        public double percentile(int of) {
            return ms.get(Math.min(ms.size() - 1, ms.size() * of / 100));
        }
    }

    /** Measured figures, by name; {@code rss_over_limit_mb} is what the process took at most beyond what it took before and the limit. */
    public record Measured(Map<String, Times> times, long rssOverLimit) {
        public double percentile(String name, int of) {
            var found = times.get(name);
            if (found == null) throw new IllegalArgumentException(name);
            return found.percentile(of);
        }
    }

    /**
     * Makes the requests, where they are not there, and asks.
     *
     * @param rows requests, two a visit
     */
    public Measured measure(Path folder, long rows, int seed) {
        try {
            Files.createDirectories(folder);
            long before = rss();
            try (var copy = open(folder, rows)) {
                var times = new java.util.LinkedHashMap<String, Times>();
                times.put("association", ask(copy, seed, true, YEARS));
                times.put("five_years", ask(copy, seed + 1, false, 5));
                times.put("all", ask(copy, seed + 2, false, YEARS));
                times.put("again", ask(copy, seed + 2, false, YEARS));
                times.put("directors8", directors(copy, seed + 3));
                return new Measured(times, rss() - before - settings.memory());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CopyFile open(Path folder, long rows) throws IOException {
        var file = folder.resolve("explore-" + CopiedColumn.FORM + "-" + rows + ".duckdb");
        var limits = new CopyFile.Limits(settings.memory(), folder.resolve("spill"));
        if (!Files.exists(file)) {
            var making = folder.resolve("explore.new");
            Files.deleteIfExists(making);
            try (var copy = CopyFile.create(making, limits)) {
                make(copy, rows);
            }
            Files.move(making, file);
        }
        return CopyFile.open(file, limits);
    }

    /**
     * How many times longer PostgreSQL takes for the same questions about the same rows, in a table of its own with the indexes that they ask for.
     *
     * @throws IllegalStateException when it answers otherwise
     */
    public double postgresRatio(Path folder, long rows, int seed) {
        var lines = folder.resolve("explore.csv");
        try (var copy = open(folder, rows);
                var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            copy.read(statements -> statements
                    .sql("copy (select * from " + FACTS + ") to '" + lines + "' (format csv, header false)")
                    .update());
            database.sql("drop schema if exists benchmark cascade").update();
            database.sql("create schema benchmark").update();
            try {
                database.sql("create unlogged table benchmark.fact_request"
                                + CopiedColumn.of(Fact.REQUEST).stream()
                                        .map(column -> column.name() + " " + column.kind().type)
                                        .collect(Collectors.joining(", ", " (", ")")))
                        .update();
                try (var in = Files.newInputStream(lines)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy benchmark.fact_request from stdin (format csv)", in);
                }
                database.sql("create index on benchmark.fact_request (association, day)")
                        .update();
                database.sql("create index on benchmark.fact_request (day)").update();
                database.sql("vacuum analyze benchmark.fact_request").update();
                return ratio(copy, new CopyFacts(database, copy.codes()), seed);
            } finally {
                database.sql("drop schema benchmark cascade").update();
                Files.deleteIfExists(lines);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double ratio(CopyFile copy, CopyFacts database, int seed) {
        var random = new Random(seed);
        double ofCopy = 0;
        double ofDatabase = 0;
        for (int i = 0; i < TABLES; i++) {
            var question = question(random, false, MIXED);
            var asked = asked(question);
            long begun = System.nanoTime();
            var told = copy.read(statements -> AddUp.by(new CopyFacts(statements, copy.codes()), question, asked));
            long between = System.nanoTime();
            var same = AddUp.by((statement, row) -> database.read(elsewhere(statement), row), question, asked);
            ofDatabase += System.nanoTime() - between;
            ofCopy += between - begun;
            if (!told.sums().equals(same.sums()) || !told.total().equals(same.total()))
                throw new IllegalStateException("another answer of PostgreSQL: " + question);
        }
        return ofDatabase / ofCopy;
    }

    private static FactStatement elsewhere(FactStatement it) {
        return new FactStatement(
                it.sql().replace(FACTS, "benchmark.fact_request"),
                it.values(),
                it.by(),
                it.indicators(),
                it.extent(),
                it.period(),
                it.filters());
    }

    /** Rows in the order of (association, day), as a rebuild writes them. */
    private static void make(CopyFile copy, long rows) {
        copy.write(writing -> {
            for (int one = 1; one <= ASSOCIATIONS; one++)
                copy.codes().number(Dimension.ASSOCIATION, association(one).toString());
            CODES.forEach((dimension, number) -> {
                for (int code = 1; code <= number; code++)
                    copy.codes().number(CopyCodes.list(dimension), dimension.key() + "-" + code);
            });
        });
        long each = rows / ASSOCIATIONS;
        var cells =
                CopiedColumn.of(Fact.REQUEST).stream().map(MeasureExplore::cell).toList();
        for (int one = 1; one <= ASSOCIATIONS; one++) {
            int association = one;
            copy.write(writing -> writing.append("indicators", "fact_request", out -> {
                var random = new Random(association);
                for (long i = 0; i < each; i++) {
                    var day = LocalDate.of(FIRST, 1, 1).plusDays(i * YEARS * 365 / each);
                    long visit = association * 1_000_000_000L + i / 2;
                    out.row(row -> cells.forEach(cell -> cell.append(row, association, visit, day, random)));
                }
            }));
        }
        copy.write(writing -> RequestSums.make(writing.statements()));
    }

    /** Content of a column of a request. */
    private interface Cell {
        void append(CopyFile.Row row, int association, long visit, LocalDate day, Random random);
    }

    private static Cell cell(CopiedColumn column) {
        return switch (column.kind()) {
            case NUMBER -> (row, _, visit, _, _) -> row.append(visit);
            case DAY -> (row, _, _, day, _) -> row.appendDay((int) day.toEpochDay());
            case OF_DAY ->
                switch (column.name()) {
                    case "month" -> (row, _, _, day, _) -> row.append(day.getYear() * 100 + day.getMonthValue());
                    case "quarter" ->
                        (row, _, _, day, _) -> row.append(day.getYear() * 10 + (day.getMonthValue() + 2) / 3);
                    case "year" -> (row, _, _, day, _) -> row.append(day.getYear());
                    default ->
                        (row, _, _, day, _) -> row.append(day.getDayOfWeek().getValue());
                };
            case COUNT ->
                column.name().equals("persons")
                        ? (row, _, _, _, _) -> row.append(1)
                        : (row, _, _, _, random) -> row.append(5 * (1 + random.nextInt(12)));
            case CODE -> {
                if (column.name().equals("association")) yield (row, association, _, _, _) -> row.append(association);
                var number = CODES.entrySet().stream()
                        .filter(one -> FactTables.column(one.getKey()).equals(column.name()))
                        .map(Map.Entry::getValue)
                        .findAny();
                if (number.isEmpty()) yield (row, _, _, _, _) -> row.appendNull();
                yield (row, _, _, _, random) -> row.append(skewed(random, number.get()));
            }
        };
    }

    private static int skewed(Random random, int number) {
        double at = random.nextDouble();
        return 1 + (int) (at * at * number);
    }

    private static UUID association(int number) {
        return new UUID(0, number);
    }

    private Times ask(CopyFile copy, int seed, boolean ofAssociation, int years) {
        var random = new Random(seed);
        var ms = new ArrayList<Double>();
        for (int i = 0; i < TABLES; i++) ms.add(time(copy, question(random, ofAssociation, years)));
        return new Times(ms.stream().sorted().toList());
    }

    private double time(CopyFile copy, Question question) {
        var asked = asked(question);
        long begun = System.nanoTime();
        copy.facts(facts -> AddUp.by(facts, question, asked));
        return (System.nanoTime() - begun) / 1e6;
    }

    private List<Indicator> asked(Question question) {
        return question.indicators().stream()
                .map(key -> indicators.find(key).orElseThrow())
                .toList();
    }

    /** Eight at once, a question a second each. */
    private Times directors(CopyFile copy, int seed) {
        var all = new ArrayList<Double>();
        var asking = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int d = 0; d < DIRECTORS; d++) {
                int director = d;
                asking.add(threads.submit(() -> {
                    var random = new Random(seed + director);
                    for (int i = 0; i < 10; i++) {
                        double ms = time(copy, question(random, true, YEARS));
                        synchronized (all) {
                            all.add(ms);
                        }
                        Thread.sleep(Math.max(0, 1000 - (long) ms));
                    }
                    return null;
                }));
            }
            for (var one : asking) one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new Times(all.stream().sorted().toList());
    }

    private Question question(Random random, boolean ofAssociation, int years) {
        var dimensions = new ArrayList<>(CODES.keySet());
        dimensions.add(Dimension.MONTH);
        dimensions.add(Dimension.YEAR);
        java.util.Collections.sort(dimensions);
        java.util.Collections.shuffle(dimensions, random);
        if (!ofAssociation) dimensions.remove(Dimension.POINT);
        var filters = new EnumMap<Dimension, List<String>>(Dimension.class);
        int number = random.nextInt(4);
        for (int i = 0; i < number; i++) {
            var dimension = dimensions.get(2 + i);
            var codes = CODES.get(dimension);
            if (codes != null)
                filters.put(dimension, List.of(dimension.key() + "-" + (1 + random.nextInt(Math.max(1, codes / 2)))));
        }
        boolean mixed = years == MIXED || ofAssociation && years == YEARS;
        int length = !mixed ? years : random.nextInt(4) < 2 ? 1 : random.nextBoolean() ? 5 : YEARS;
        int from = FIRST + (length == YEARS ? 0 : random.nextInt(YEARS - length));
        Extent extent = ofAssociation
                ? new Extent.OfAssociation(association(1 + random.nextInt(ASSOCIATIONS)))
                : new Extent.WholeNetwork();
        return new Question(
                List.of("requests", "minutes"),
                new Period(LocalDate.of(from, 1, 1), LocalDate.of(from + length - 1, 12, 31)),
                dimensions.subList(0, 2),
                filters,
                extent);
    }

    /** Most memory of the process so far, in megabytes; 0 where the system does not tell. */
    private static long rss() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) return 0;
        for (var line : Files.readAllLines(status))
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        return 0;
    }
}
