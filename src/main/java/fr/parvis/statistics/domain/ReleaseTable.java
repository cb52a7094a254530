// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.protection.LinkedCells;
import fr.parvis.protection.Protection;
import fr.parvis.statistics.PublicFigures.Level;
import fr.parvis.statistics.PublicFigures.Line;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A month's table for the public: visits, persons and requests of the network, its regions, departments and communes; requests by family of
 * themes down to departments. A place whose visits, persons or requests are hidden is hidden in all three.
 */
final class ReleaseTable {
    private static final Map<Level, Integer> WEIGHT =
            Map.of(Level.COMMUNE, 1, Level.DEPARTMENT, 3, Level.REGION, 6, Level.NETWORK, 30);

    /** Measures tie each other; what one hides is hidden in the others, until nothing changes. */
    private static final int MOST_ROUNDS = 6;

    /** A place: the network is the first, each other one is part of another. */
    record Place(Level level, String code) {
        static final Place NETWORK = new Place(Level.NETWORK, "");
    }

    /** A line's name: a place, and a family or nothing. */
    private record Row(Place place, @Nullable String family) {}

    private final YearMonth month;
    private final MonthCounts counts;
    private final Map<Place, Place> upper = new LinkedHashMap<>();
    private final Map<Place, Map<UUID, Map<PublicMeasure, Long>>> amounts = new LinkedHashMap<>();
    private final Map<Row, Map<UUID, Long>> families = new LinkedHashMap<>();

    /**
     * @param departmentOf the department of a commune
     * @param regionOf the region of a department
     */
    ReleaseTable(
            YearMonth month,
            MonthCounts counts,
            Function<String, String> departmentOf,
            Function<String, String> regionOf) {
        this.month = month;
        this.counts = counts;
        var places = new TreeMap<String, List<Place>>();
        counts.associations()
                .values()
                .forEach(of -> of.keySet().forEach(commune -> {
                    places.computeIfAbsent(commune, c -> way(c, departmentOf, regionOf));
                }));
        upper.put(Place.NETWORK, Place.NETWORK);
        places.values().forEach(way -> {
            for (int at = 0; at < way.size(); at++)
                upper.put(way.get(at), at + 1 < way.size() ? way.get(at + 1) : Place.NETWORK);
        });
        counts.associations()
                .forEach((association, of) -> of.forEach((commune, tally) -> {
                    var way = new ArrayList<>(places.getOrDefault(commune, List.of()));
                    way.add(Place.NETWORK);
                    for (var place : way) {
                        var mine = amounts.computeIfAbsent(place, p -> new TreeMap<>())
                                .computeIfAbsent(association, a -> new EnumMap<>(PublicMeasure.class));
                        for (var measure : PublicMeasure.values()) mine.merge(measure, tally.of(measure), Long::sum);
                        if (place.level != Level.COMMUNE)
                            tally.families()
                                    .forEach((family, count) -> families.computeIfAbsent(
                                                    new Row(place, family), r -> new TreeMap<>())
                                            .merge(association, count, Long::sum));
                    }
                }));
    }

    /** Of no commune, a region without a name alone. */
    private static List<Place> way(
            String commune, Function<String, String> departmentOf, Function<String, String> regionOf) {
        if (commune.isEmpty()) return List.of(new Place(Level.REGION, ""));
        var department = departmentOf.apply(commune);
        return List.of(
                new Place(Level.COMMUNE, commune),
                new Place(Level.DEPARTMENT, department),
                new Place(Level.REGION, regionOf.apply(department)));
    }

    private long amount(Place place, PublicMeasure measure) {
        return amounts.getOrDefault(place, Map.of()).values().stream()
                .mapToLong(of -> of.getOrDefault(measure, 0L))
                .sum();
    }

    private long amount(Row row) {
        return families.getOrDefault(row, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** All lines with their numbers, hidden or not: what a hash is made of. */
    List<Line> counted() {
        return lines(Set.of());
    }

    /**
     * Lines as they may be told.
     *
     * @param before lines of what was told of this month before: what they hid stays hidden
     * @param silent associations whose total nobody outside is told
     * @return nothing where they cannot be protected
     */
    Optional<List<Line>> protect(Protection protection, List<Line> before, Set<UUID> silent) {
        var hidden = new HashSet<Row>();
        for (var line : before) if (line.hidden()) hidden.add(row(line));
        hidden.retainAll(rows());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var was = Set.copyOf(hidden);
            for (var measure : PublicMeasure.values()) {
                var more = hidden(protection, measure, silent);
                if (more.isEmpty()) return Optional.empty();
                hidden.addAll(more.get());
            }
            if (hidden.equals(was)) return Optional.of(lines(hidden));
        }
        return Optional.empty();
    }

    private static Row row(Line line) {
        return new Row(new Place(line.level(), line.code()), line.family());
    }

    private Set<Row> rows() {
        var rows = new HashSet<>(families.keySet());
        upper.keySet().forEach(place -> rows.add(new Row(place, null)));
        return rows;
    }

    /** Lines that a measure hides; what a head of the network is told of associations is kept in mind where it can be. */
    private Optional<Set<Row>> hidden(Protection protection, PublicMeasure measure, Set<UUID> silent) {
        var withTotals = new MeasureCells(measure);
        withTotals.totals(silent);
        return withTotals.protect(protection).or(() -> new MeasureCells(measure).protect(protection));
    }

    /** Cells of one measure with their sums. */
    private final class MeasureCells {
        private final PublicMeasure measure;
        private final LinkedCells cells = new LinkedCells();
        private final Map<Row, Integer> numbers = new LinkedHashMap<>();

        MeasureCells(PublicMeasure measure) {
            this.measure = measure;
            for (var place : upper.keySet()) {
                int cell = cell(new Row(place, null), amount(place, measure));
                amounts.getOrDefault(place, Map.of())
                        .forEach((association, of) ->
                                cells.part(cell, association.toString(), of.getOrDefault(measure, 0L)));
            }
            if (measure == PublicMeasure.REQUESTS)
                families.forEach((row, of) -> {
                    int cell = cell(row, amount(row));
                    of.forEach((association, count) -> cells.part(cell, association.toString(), count));
                });
            sums();
        }

        private int cell(Row row, long amount) {
            int weight = WEIGHT.getOrDefault(row.place.level, 1);
            var name = month + "|" + measure + '|' + row.place.level + '|' + row.place.code
                    + (row.family == null ? "" : '|' + row.family);
            int cell = cells.cell(name, amount, row.family == null ? weight : Math.max(1, weight / 2));
            numbers.put(row, cell);
            return cell;
        }

        private void sums() {
            var under = new LinkedHashMap<Row, List<Integer>>();
            numbers.forEach((row, cell) -> {
                var above = upper.getOrDefault(row.place, Place.NETWORK);
                if (row.place.level != Level.NETWORK)
                    under.computeIfAbsent(new Row(above, row.family), r -> new ArrayList<>())
                            .add(cell);
            });
            under.forEach((row, parts) -> {
                var whole = numbers.get(row);
                if (whole != null) cells.sum(whole, parts);
            });
            var split = new LinkedHashMap<Place, List<Integer>>();
            numbers.forEach((row, cell) -> {
                if (row.family != null)
                    split.computeIfAbsent(row.place, p -> new ArrayList<>()).add(cell);
            });
            split.forEach((place, parts) -> {
                var whole = numbers.get(new Row(place, null));
                if (whole != null) cells.sum(whole, parts);
            });
        }

        /** Ties communes to the totals of associations, which the head of the network is told. */
        void totals(Set<UUID> silent) {
            var ofCommune = new HashMap<String, List<Integer>>();
            counts.associations().forEach((association, of) -> {
                var parts = new ArrayList<Integer>();
                of.forEach((commune, tally) -> {
                    int part =
                            cells.cell(month + "|" + measure + "|" + association + '|' + commune, tally.of(measure), 1);
                    cells.open(part);
                    cells.part(part, association.toString(), tally.of(measure));
                    parts.add(part);
                    ofCommune.computeIfAbsent(commune, c -> new ArrayList<>()).add(part);
                });
                long all = of.values().stream()
                        .mapToLong(tally -> tally.of(measure))
                        .sum();
                int total = cells.cell(month + "|" + measure + "|" + association, all, 1);
                cells.part(total, association.toString(), all);
                if (silent.contains(association)) cells.open(total);
                else cells.keep(total);
                cells.sum(total, parts);
            });
            ofCommune.forEach((commune, parts) -> {
                var place = commune.isEmpty() ? new Place(Level.REGION, "") : new Place(Level.COMMUNE, commune);
                var whole = numbers.get(new Row(place, null));
                if (whole != null) cells.sum(whole, parts);
            });
        }

        /** Lines to hide; nothing where they cannot be protected. */
        Optional<Set<Row>> protect(Protection protection) {
            var result = protection.protect(cells);
            if (!result.isSafe()) return Optional.empty();
            var rows = new HashSet<Row>();
            numbers.forEach((row, cell) -> {
                if (result.holds(cell)) rows.add(row);
            });
            return Optional.of(rows);
        }
    }

    private List<Line> lines(Set<Row> hidden) {
        var lines = new ArrayList<Line>();
        for (var place : upper.keySet()) {
            var row = new Row(place, null);
            boolean hide = hidden.contains(row);
            lines.add(new Line(
                    place.level,
                    place.code,
                    upper.getOrDefault(place, Place.NETWORK).code,
                    null,
                    hide,
                    told(hide, amount(place, PublicMeasure.VISITS)),
                    told(hide, amount(place, PublicMeasure.PERSONS)),
                    told(hide, amount(place, PublicMeasure.REQUESTS))));
        }
        for (var row : families.keySet()) {
            boolean hide = hidden.contains(row);
            lines.add(new Line(
                    row.place.level,
                    row.place.code,
                    upper.getOrDefault(row.place, Place.NETWORK).code,
                    row.family,
                    hide,
                    null,
                    null,
                    told(hide, amount(row))));
        }
        lines.sort(Line.ORDER);
        return lines;
    }

    private static @Nullable Long told(boolean hidden, long amount) {
        return hidden ? null : amount;
    }
}
