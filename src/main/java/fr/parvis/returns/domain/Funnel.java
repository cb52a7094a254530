// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Funnel of households from a list to a prevented cut, step by step, for the one who leads the work. Exact, since the association's own
 * people read it; partners get {@link OutreachReport}.
 */
@Component
@Transactional(readOnly = true)
public class Funnel {

    /** By what the table parts the households. */
    public enum By {
        ARRANGEMENT,
        LIST,
        MONTH,
        SECTOR,
        POINT
    }

    /**
     * Filter of the figures.
     *
     * @param from first day of the first month in which lists came
     * @param to last day of the last one
     * @param arrangement null for all
     */
    public record Asked(
            LocalDate from, LocalDate to, @Nullable UUID arrangement, By by) {}

    /**
     * One line of the table.
     *
     * @param label empty where nothing is known: no sector, no point
     * @param receivedOn of a list, whose label is the name of its file
     */
    public record Row(
            String label,
            @Nullable LocalDate month,
            @Nullable LocalDate receivedOn,
            Tally.Sums sums) {}

    /**
     * The funnel.
     *
     * @param channels households tried by each channel; one tried by two counts in both
     * @param kinds households by kind of solution, the same way
     * @param outcomes households by how they stand; each counts once
     * @param medianDays days from the list to the first attempt that half of those tried waited at most; null while nobody was tried
     * @param ninetiethDays the same for nine in ten
     */
    public record Seen(
            Tally.Sums sums,
            Map<String, Long> channels,
            Map<String, Long> kinds,
            Map<String, Long> outcomes,
            @Nullable Integer medianDays,
            @Nullable Integer ninetiethDays,
            List<Row> rows) {}

    private record Name(String label, @Nullable LocalDate receivedOn) {}

    private final ReadTallies tallies;
    private final Arrangements agreed;
    private final Points points;
    private final JdbcClient database;

    Funnel(ReadTallies tallies, Arrangements agreed, Points points, JdbcClient database) {
        this.tallies = tallies;
        this.agreed = agreed;
        this.points = points;
        this.database = database;
    }

    public Seen see(Asked asked) {
        var found = tallies.between(asked.from(), asked.to(), null).stream()
                .filter(one -> asked.arrangement() == null || one.arrangement().equals(asked.arrangement()))
                .toList();
        var sums = Tally.Sums.NOTHING;
        var channels = Tally.none();
        var kinds = Tally.none();
        var outcomes = Tally.none();
        var days = Tally.none();
        for (var one : found) {
            sums = sums.plus(one.sums());
            Tally.add(channels, one.channels());
            Tally.add(kinds, one.kinds());
            Tally.add(outcomes, one.outcomes());
            Tally.add(days, one.days());
        }
        return new Seen(sums, channels, kinds, outcomes, within(days, 50), within(days, 90), rows(found, asked.by()));
    }

    /**
     * The least number of days within which so many in a hundred were tried.
     *
     * @param days households by number of days
     */
    static @Nullable Integer within(Map<String, Long> days, int hundredths) {
        var sorted = new TreeMap<Integer, Long>();
        days.forEach((day, count) -> sorted.merge(Integer.valueOf(day), count, Long::sum));
        long all = sorted.values().stream().mapToLong(Long::longValue).sum();
        long passed = 0;
        for (var one : sorted.entrySet()) {
            passed += one.getValue();
            if (passed * 100 >= all * hundredths) return one.getKey();
        }
        return null;
    }

    private List<Row> rows(List<Tally> found, By by) {
        return switch (by) {
            case ARRANGEMENT -> {
                var names = agreed.list().stream().collect(Collectors.toMap(Arrangement::id, Arrangement::name));
                yield named(found, Tally::arrangement, id -> names.getOrDefault(id, ""));
            }
            case LIST -> {
                var lists = lists();
                yield rows(found, Tally::list, lists::get);
            }
            case MONTH -> {
                var sums = new TreeMap<LocalDate, Tally.Sums>();
                for (var one : found) sums.merge(one.month(), one.sums(), Tally.Sums::plus);
                yield sums.entrySet().stream()
                        .map(one -> new Row("", one.getKey(), null, one.getValue()))
                        .toList();
            }
            case SECTOR -> {
                var names = sectors();
                yield named(found, Tally::sector, id -> names.getOrDefault(id, ""));
            }
            case POINT -> {
                var names = points.ours().stream().collect(Collectors.toMap(Point::id, Point::name));
                yield named(found, Tally::point, id -> names.getOrDefault(id, ""));
            }
        };
    }

    private static List<Row> named(
            List<Tally> found, Function<Tally, @Nullable UUID> part, Function<UUID, String> name) {
        return rows(found, part, id -> new Name(name.apply(id), null));
    }

    private static List<Row> rows(
            List<Tally> found, Function<Tally, @Nullable UUID> part, Function<UUID, @Nullable Name> name) {
        Map<@Nullable UUID, Tally.Sums> sums = new LinkedHashMap<>();
        for (var one : found) sums.merge(part.apply(one), one.sums(), Tally.Sums::plus);
        var rows = new ArrayList<Row>();
        sums.forEach((id, sum) -> {
            var named = id == null ? null : name.apply(id);
            rows.add(
                    named == null
                            ? new Row("", null, null, sum)
                            : new Row(named.label(), null, named.receivedOn(), sum));
        });
        rows.sort((a, b) -> Long.compare(b.sums().listed(), a.sums().listed()));
        return rows;
    }

    private Map<UUID, Name> lists() {
        var names = new HashMap<UUID, Name>();
        database.sql("select id, received_on, file_name from outreach.list where association = :association")
                .param("association", Asking.association())
                .query(ResultRow.map(row ->
                        names.put(row.uuidOrNull("id"), new Name(row.text("file_name"), row.day("received_on")))))
                .list();
        return names;
    }

    private Map<UUID, String> sectors() {
        var names = new HashMap<UUID, String>();
        database.sql("select id, name from outreach.sector where association = :association")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> names.put(row.uuidOrNull("id"), row.textOrNull("name"))))
                .list();
        return names;
    }
}
