package fr.parvis.indicators.web;

import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Measure;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.web.Cells.Place;
import fr.parvis.network.Extent;
import fr.parvis.shell.SmallCounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the network's head is answered: sums of associations and of all, without small counts. Of each month, what is hidden is decided once for all
 * associations and all codes of a dimension; a longer period hides what any of its months hides, so that no two periods and no two
 * associations tell it by subtraction. A filter, a second dimension and an indicator that is a part of another are not offered: they
 * would.
 */
@Component
class OutsideTable {
    static final int MOST_MONTHS = 24;

    /** A point is never told of outside, nor is the commune that may have one only; a family less its other themes would tell a hidden one. */
    private static final Set<Dimension> INSIDE = EnumSet.of(
            Dimension.DAY,
            Dimension.WEEKDAY,
            Dimension.POINT,
            Dimension.TEAM,
            Dimension.COMMUNE,
            Dimension.HOME_COMMUNE,
            Dimension.HOME_DEPARTMENT,
            Dimension.FAMILY);

    private final Indicators indicators;
    private final SmallCounts smallCounts;

    OutsideTable(Indicators indicators, SmallCounts smallCounts) {
        this.indicators = indicators;
        this.smallCounts = smallCounts;
    }

    static boolean mayTell(Dimension dimension) {
        return !INSIDE.contains(dimension);
    }

    /** Whether it is no part of another one that is told as well. */
    static boolean mayTell(Indicator indicator) {
        return indicator.conditions().isEmpty() || indicator.fact() == Fact.TICKET || indicator.fact() == Fact.MOVEMENT;
    }

    int threshold() {
        return smallCounts.threshold();
    }

    /**
     * @throws IllegalArgumentException when the period is not of whole months, or there is more in the question than is told outside
     */
    Cells of(AskedQuestion asked) {
        var content = content(asked);
        if (!asked.period().isWholeMonths() || !asked.filters().isEmpty())
            throw new IllegalArgumentException("not told outside an association");
        var keys =
                new ArrayList<>(asked.indicators().stream().map(Indicator::key).toList());
        // what is small is known by the acts, not by their minutes or persons
        var bases = asked.indicators().stream().map(this::base).toList();
        for (var base : bases) if (!keys.contains(base.key())) keys.add(base.key());
        var by = new ArrayList<>(List.of(Dimension.MONTH, Dimension.ASSOCIATION));
        if (content != null) by.add(content);
        var answer = indicators.answer(new Question(keys, asked.period(), by, Map.of(), new Extent.WholeNetwork()));
        int shown = asked.indicators().size();
        var measures =
                bases.stream().map(base -> keys.indexOf(base.key())).distinct().toList();
        var all = new HashMap<Place, long[]>();
        var hidden = new HashSet<Place>();
        for (var month : months(answer, content != null).entrySet()) {
            var table = new Month(month.getValue(), keys.size());
            var hides = new HashSet<Place>();
            for (int measure : measures) table.hide(measure, hides);
            add(asked, content, month.getKey(), table, hides, all, hidden);
        }
        var values = new HashMap<Place, List<Long>>();
        all.forEach((place, sums) -> {
            var list = new ArrayList<Long>();
            for (int i = 0; i < shown; i++) list.add(sums[i]);
            values.put(place, List.copyOf(list));
        });
        return new Cells(values, hidden, answer.upTo(), answer.emptiness(), answer.knownFrom());
    }

    /** The one dimension beside months and associations. */
    private static @Nullable Dimension content(AskedQuestion asked) {
        var content = asked.by().stream()
                .filter(dimension -> dimension != Dimension.ASSOCIATION && !dimension.isTime())
                .toList();
        if (content.size() > 1 || asked.by().size() > 1 && !asked.by().contains(Dimension.ASSOCIATION))
            throw new IllegalArgumentException("one dimension is told outside an association");
        if (!asked.by().stream().allMatch(OutsideTable::mayTell))
            throw new IllegalArgumentException("a dimension that is not told outside an association");
        return content.isEmpty() ? null : content.getFirst();
    }

    private Indicator base(Indicator of) {
        return indicators.list().stream()
                .filter(one -> one.fact() == of.fact()
                        && one.measure() == Measure.NUMBER
                        && one.conditions().equals(of.conditions()))
                .findFirst()
                .orElse(of);
    }

    /** Of each month, values by association and code. */
    private static Map<String, Map<Place, List<Long>>> months(Answer answer, boolean split) {
        var months = new TreeMap<String, Map<Place, List<Long>>>();
        for (var cell : answer.cells())
            months.computeIfAbsent(cell.codes().getFirst(), month -> new HashMap<>())
                    .put(new Place(cell.codes().get(1), split ? cell.codes().get(2) : ""), cell.values());
        return months;
    }

    /** Adds what a question asks of a month to the whole. */
    private static void add(
            AskedQuestion asked,
            @Nullable Dimension content,
            String monthCode,
            Month month,
            Set<Place> hides,
            Map<Place, long[]> all,
            Set<Place> hidden) {
        var association = asked.extent() instanceof Extent.OfAssociation of
                ? of.association().toString()
                : null;
        month.sums.forEach((place, values) -> {
            // without content the code is nothing but a place: its sums are those of the associations
            if (content == null && place.column() != null) return;
            if (association != null && !association.equals(place.row())) return;
            for (var target : targets(asked, content, monthCode, association, place)) {
                var sum = all.computeIfAbsent(target, none -> new long[values.length]);
                for (int i = 0; i < values.length; i++) sum[i] += values[i];
                if (hides.contains(place)) hidden.add(target);
            }
        });
    }

    /** The places of the answer that a place of a month is added to: none where its numbers stand in another already. */
    private static List<Place> targets(
            AskedQuestion asked, @Nullable Dimension content, String month, @Nullable String association, Place place) {
        boolean byAssociation = asked.by().contains(Dimension.ASSOCIATION);
        // a place of the network is the sum of its associations
        if (!byAssociation && association == null && place.row() != null) return List.of();
        var targets = new ArrayList<Place>();
        var row = code(asked.rows(), content, month, place);
        var column = code(asked.columns(), content, month, place);
        boolean time = asked.by().stream().anyMatch(Dimension::isTime);
        targets.add(new Place(row, column));
        if (time) {
            // time has no margin of its own in a month: the same number is also that of all its months
            if (asked.rows() != null && asked.rows().isTime()) targets.add(new Place(null, column));
            if (asked.columns() != null && asked.columns().isTime()) targets.add(new Place(row, null));
        }
        return targets.stream().distinct().toList();
    }

    private static @Nullable String code(
            @Nullable Dimension dimension, @Nullable Dimension content, String month, Place place) {
        if (dimension == null) return null;
        if (dimension == Dimension.ASSOCIATION) return place.row();
        if (dimension == content) return place.column();
        return switch (dimension) {
            case MONTH -> month;
            case QUARTER -> month.substring(0, 4) + ((Integer.parseInt(month.substring(4)) - 1) / 3 + 1);
            case YEAR -> month.substring(0, 4);
            default -> throw new IllegalStateException("not told outside an association: " + dimension);
        };
    }

    /** The values of a month by association and code, with the sums of both. */
    private final class Month {
        private final Map<Place, long[]> sums = new HashMap<>();
        private final Set<String> associations = new TreeSet<>();
        private final Set<String> codes = new TreeSet<>();

        Month(Map<Place, List<Long>> cells, int measures) {
            cells.forEach((place, values) -> {
                var row = Objects.requireNonNull(place.row());
                var column = Objects.requireNonNull(place.column());
                associations.add(row);
                codes.add(column);
                for (var target : List.of(place, new Place(row, null), new Place(null, column), Place.TOTAL)) {
                    var sum = sums.computeIfAbsent(target, none -> new long[measures]);
                    for (int i = 0; i < measures; i++) sum[i] += values.get(i);
                }
            });
        }

        private long value(Place place, int measure) {
            var values = sums.get(place);
            return values == null ? 0 : values[measure];
        }

        /** Adds what a measure hides: of the sums first, then of each association and each code, until nothing more is to be hidden. */
        void hide(int measure, Set<Place> hidden) {
            if (smallCounts.isSmall(value(Place.TOTAL, measure))) {
                hidden.addAll(sums.keySet());
                return;
            }
            line(associations.stream().map(one -> new Place(one, null)).toList(), measure, hidden);
            line(codes.stream().map(one -> new Place(null, one)).toList(), measure, hidden);
            for (var place : List.copyOf(sums.keySet()))
                if (place.row() != null
                        && place.column() != null
                        && (hidden.contains(new Place(place.row(), null))
                                || hidden.contains(new Place(null, place.column())))) hidden.add(place);
            int before;
            do {
                before = hidden.size();
                for (var one : associations)
                    line(codes.stream().map(code -> new Place(one, code)).toList(), measure, hidden);
                for (var code : codes)
                    line(associations.stream().map(one -> new Place(one, code)).toList(), measure, hidden);
            } while (hidden.size() > before);
        }

        /** Hides what is small in a line that adds up to a shown sum, and what would tell it. */
        private void line(List<Place> places, int measure, Set<Place> hidden) {
            var counts = places.stream().map(place -> value(place, measure)).toList();
            var already = places.stream().map(hidden::contains).toList();
            var now = smallCounts.hidden(counts, already);
            for (int i = 0; i < places.size(); i++) if (now.get(i)) hidden.add(places.get(i));
        }
    }
}
