// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Points;
import fr.parvis.protection.SmallCounts;
import fr.parvis.values.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Report outside the association of its work on lists: to a partner of its own lists, to the network's head by association. Small counts are
 * hidden, and so is what would let one find them: in a column by the total, in a department by its communes, in a year by its quarters.
 */
@Component
@Transactional(readOnly = true)
public class OutreachReport {

    /** By what territory the households are parted. */
    public enum By {
        DEPARTMENT,
        COMMUNE,
        POINT,
        /** Of the network alone. */
        ASSOCIATION
    }

    /** Column of a territory, from left to right; amounts and kWh beside their households. */
    public enum Column {
        LISTED,
        ATTEMPTED,
        REACHED,
        SOLVED,
        AVOIDED,
        ORIENTED,
        WITH_SPREAD,
        WITH_GAINED,
        WITH_EXPECTED,
        WITH_MEASURED;

        long of(Tally.Sums sums) {
            return switch (this) {
                case LISTED -> sums.listed();
                case ATTEMPTED -> sums.attempted();
                case REACHED -> sums.reached();
                case SOLVED -> sums.solved();
                case AVOIDED -> sums.avoided();
                case ORIENTED -> sums.oriented();
                case WITH_SPREAD -> sums.withSpread();
                case WITH_GAINED -> sums.withGained();
                case WITH_EXPECTED -> sums.withExpected();
                case WITH_MEASURED -> sums.withMeasured();
            };
        }
    }

    /**
     * Days that are told of together: a quarter, or a whole year.
     *
     * @param quarter null for the year
     */
    public record Period(int year, @Nullable Quarter quarter) {
        public LocalDate from() {
            return quarter == null ? LocalDate.of(year, 1, 1) : quarter.from();
        }

        public LocalDate to() {
            return quarter == null ? LocalDate.of(year, 12, 31) : quarter.to();
        }

        /** As an address writes it: {@code 2026} or {@code 2026-T3}. */
        public String code() {
            return quarter == null ? Integer.toString(year) : quarter.code();
        }

        public static Optional<Period> read(String code) {
            if (code.matches("20\\d\\d")) return Optional.of(new Period(Integer.parseInt(code), null));
            return Quarter.read(code).map(quarter -> new Period(quarter.year(), quarter));
        }
    }

    /**
     * One territory.
     *
     * @param label empty where it is not known
     * @param counts by column; null where hidden
     * @param spread cents; null where hidden, as the following
     * @param expected kWh a year, an order of magnitude
     */
    public record Row(
            String label,
            Map<Column, @Nullable Long> counts,
            @Nullable Long spread,
            @Nullable Long gained,
            @Nullable Long expected,
            @Nullable Measured measured) {

        /** Sums are told where their households are. */
        static Row of(String label, Map<Column, @Nullable Long> counts, Tally.Sums sums) {
            return new Row(
                    label,
                    counts,
                    counts.get(Column.WITH_SPREAD) == null ? null : sums.spread(),
                    counts.get(Column.WITH_GAINED) == null ? null : sums.gained(),
                    counts.get(Column.WITH_EXPECTED) == null ? null : sums.expected(),
                    counts.get(Column.WITH_MEASURED) == null ? null : new Measured(sums.measured(), sums.margin()));
        }
    }

    /**
     * Savings that curves prove.
     *
     * @param kWh over the measured days; negative where more was used
     * @param margin half of the interval of 90 %, in kWh
     */
    public record Measured(long kWh, double margin) {}

    /**
     * The report.
     *
     * @param kinds households by kind of solution; null where hidden
     * @param avoided households by what did not happen: reduction, cut, eviction
     * @param threshold counts from 1 up to this one are hidden
     */
    public record Told(
            Period period,
            Row total,
            Map<String, @Nullable Long> kinds,
            Map<String, @Nullable Long> avoided,
            List<Row> rows,
            int threshold) {
        public boolean isEmpty() {
            var listed = total.counts().get(Column.LISTED);
            return listed != null && listed == 0;
        }
    }

    private final ReadTallies tallies;
    private final Communes communes;
    private final Points points;
    private final Associations associations;
    private final SmallCounts smallCounts;

    OutreachReport(
            ReadTallies tallies, Communes communes, Points points, Associations associations, SmallCounts smallCounts) {
        this.tallies = tallies;
        this.communes = communes;
        this.points = points;
        this.associations = associations;
        this.smallCounts = smallCounts;
    }

    /**
     * In the scope of the association: of one partner's lists; in the network's: of all.
     *
     * @param partner null for the network alone
     */
    public Told tell(Period period, @Nullable UUID partner, By by) {
        var found = tallies.between(period.from(), period.to(), partner);
        var cells = Cells.of(found, by, communes);
        var hidden = hide(found, cells, period, by);
        var rows = new ArrayList<Row>();
        for (var place : cells.places()) {
            var counts = new LinkedHashMap<Column, @Nullable Long>();
            for (var column : Column.values())
                counts.put(column, hidden.contains(new Cell(place, column)) ? null : column.of(cells.sums(place)));
            rows.add(Row.of(label(place, by), counts, cells.sums(place)));
        }
        // a place whose households are hidden stands last, by its name: its place must not tell how many they are
        rows.sort(Comparator.comparing((Row row) -> row.counts().get(Column.LISTED) == null)
                .thenComparing(row -> row.counts().get(Column.LISTED) == null ? row.label() : ""));
        return new Told(
                period,
                total(found, period),
                parts(found, period, OutreachReport::kinds),
                parts(found, period, OutreachReport::avoided),
                rows,
                smallCounts.threshold());
    }

    private Row total(List<Tally> found, Period period) {
        var sums = sum(found);
        var quarters = quarters(found, period).values().stream()
                .map(OutreachReport::sum)
                .toList();
        var counts = new LinkedHashMap<Column, @Nullable Long>();
        for (var column : Column.values()) {
            var held = quarters.stream()
                    .filter(one -> smallCounts.isSmall(one.listed()) || smallCounts.isSmall(column.of(one)))
                    .map(column::of)
                    .toList();
            long count = column.of(sums);
            boolean hide = smallCounts.isSmall(sums.listed()) || smallCounts.isSmall(count) || tellsOf(held);
            counts.put(column, hide ? null : count);
        }
        return Row.of("", counts, sums);
    }

    /** The quarters of a year; of a quarter none. */
    private static Map<Quarter, List<Tally>> quarters(List<Tally> found, Period period) {
        var quarters = new TreeMap<Quarter, List<Tally>>();
        if (period.quarter() == null)
            for (var one : found)
                quarters.computeIfAbsent(Quarter.of(one.month()), quarter -> new ArrayList<>())
                        .add(one);
        return quarters;
    }

    /** Whether a year, were it shown, would tell what some of its quarters hide: they are too few, or too little together. */
    private boolean tellsOf(List<Long> held) {
        return !held.isEmpty() && !smallCounts.mayTellSumOf(held);
    }

    private static Map<String, Long> avoided(List<Tally> found) {
        var sums = sum(found);
        var all = new LinkedHashMap<String, Long>();
        all.put("reduction", sums.reductions());
        all.put("cut", sums.cuts());
        all.put("eviction", sums.evictions());
        return all;
    }

    private static Map<String, Long> kinds(List<Tally> found) {
        var kinds = Tally.none();
        for (var one : found) Tally.add(kinds, one.kinds());
        return kinds;
    }

    private Map<String, @Nullable Long> parts(
            List<Tally> found, Period period, Function<List<Tally>, Map<String, Long>> count) {
        var counts = count.apply(found);
        var held = new HashMap<String, List<Long>>();
        for (var quarter : quarters(found, period).values()) {
            var there = count.apply(quarter);
            var hidden = smallCounts.hidden(new ArrayList<>(there.values()));
            int i = 0;
            for (var one : there.entrySet())
                if (hidden.get(i++))
                    held.computeIfAbsent(one.getKey(), code -> new ArrayList<>())
                            .add(one.getValue());
        }
        var hidden = smallCounts.hidden(
                new ArrayList<>(counts.values()),
                counts.keySet().stream()
                        .map(code -> tellsOf(held.getOrDefault(code, List.of())))
                        .toList());
        var told = new LinkedHashMap<String, @Nullable Long>();
        int i = 0;
        for (var one : counts.entrySet()) told.put(one.getKey(), hidden.get(i++) ? null : one.getValue());
        return told;
    }

    private static Tally.Sums sum(List<Tally> found) {
        return found.stream().map(Tally::sums).reduce(Tally.Sums.NOTHING, Tally.Sums::plus);
    }

    /** One count of one place. */
    private record Cell(String place, Column column) {}

    /**
     * Hidden cells. Communes are hidden inside their department and departments among each other, so that neither total discloses
     * one; of a year, also the cells that its quarters would disclose.
     */
    private Set<Cell> hide(List<Tally> found, Cells cells, Period period, By by) {
        var held = new HashMap<Cell, List<Long>>();
        for (var quarter : quarters(found, period).values()) {
            var part = Cells.of(quarter, by, communes);
            for (var cell : hide(part, by, Set.of()))
                held.computeIfAbsent(cell, one -> new ArrayList<>())
                        .add(cell.column().of(part.sums(cell.place())));
        }
        var already = held.entrySet().stream()
                .filter(one -> tellsOf(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return hide(cells, by, already);
    }

    private Set<Cell> hide(Cells cells, By by, Set<Cell> already) {
        var hidden = new HashSet<>(already);
        if (by != By.COMMUNE) {
            for (var column : Column.values()) hideIn(cells.places(), column, cells, hidden);
            return hidden;
        }
        // departments first: a commune of one that is hidden is hidden too
        var departments = List.copyOf(cells.departments().values());
        for (var column : Column.values()) {
            var ofDepartments = smallCounts.hidden(departments.stream()
                    .map(places -> places.stream()
                            .mapToLong(place -> column.of(cells.sums(place)))
                            .sum())
                    .toList());
            for (int i = 0; i < departments.size(); i++) {
                if (ofDepartments.get(i)) for (var place : departments.get(i)) hidden.add(new Cell(place, column));
                hideIn(departments.get(i), column, cells, hidden);
            }
        }
        return hidden;
    }

    /** @param hidden with what is hidden in any case; what is hidden besides is added */
    private void hideIn(List<String> places, Column column, Cells cells, Set<Cell> hidden) {
        var before = places.stream()
                // a place with so few households that their number is hidden is told nothing of
                .map(place ->
                        hidden.contains(new Cell(place, column)) || hidden.contains(new Cell(place, Column.LISTED)))
                .toList();
        var told = smallCounts.hidden(
                places.stream().map(place -> column.of(cells.sums(place))).toList(), before);
        for (int i = 0; i < places.size(); i++) if (told.get(i)) hidden.add(new Cell(places.get(i), column));
    }

    private String label(String place, By by) {
        if (place.isEmpty()) return "";
        return switch (by) {
            case COMMUNE -> communes.find(place).map(Commune::label).orElse(place);
            case DEPARTMENT ->
                communes.departments().stream()
                        .filter(one -> one.code().equals(place))
                        .findFirst()
                        .map(one -> one.name() + " (" + one.code() + ")")
                        .orElse(place);
            case POINT -> points.name(UUID.fromString(place)).orElse("");
            case ASSOCIATION ->
                associations.find(UUID.fromString(place)).map(Association::name).orElse("");
        };
    }

    /** Sums by place: codes of communes or departments, identifiers of points or associations; empty where it is not known. */
    private record Cells(Map<String, Tally.Sums> sums, Map<String, String> departmentOf) {

        static Cells of(List<Tally> found, By by, Communes communes) {
            var sums = new TreeMap<String, Tally.Sums>();
            var departmentOf = new HashMap<String, String>();
            var known = new HashMap<String, String>();
            Function<String, String> department = commune -> commune.isEmpty()
                    ? ""
                    : communes.find(commune).map(Commune::department).orElse("");
            for (var one : found) {
                var place = switch (by) {
                    case COMMUNE -> one.commune();
                    case DEPARTMENT -> known.computeIfAbsent(one.commune(), department);
                    case POINT -> one.point() == null ? "" : one.point().toString();
                    case ASSOCIATION -> one.association().toString();
                };
                sums.merge(place, one.sums(), Tally.Sums::plus);
                if (by == By.COMMUNE) departmentOf.put(place, known.computeIfAbsent(one.commune(), department));
            }
            return new Cells(sums, departmentOf);
        }

        List<String> places() {
            return sums.keySet().stream()
                    .sorted(Comparator.comparingLong(
                                    (String place) -> sums(place).listed())
                            .reversed())
                    .toList();
        }

        Tally.Sums sums(String place) {
            return sums.getOrDefault(place, Tally.Sums.NOTHING);
        }

        Map<String, List<String>> departments() {
            return Collections.unmodifiableMap(
                    places().stream().collect(Collectors.groupingBy(place -> departmentOf.getOrDefault(place, ""))));
        }
    }
}
