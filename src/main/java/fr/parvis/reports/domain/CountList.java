// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.protection.SmallCounts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one indicator by code, for each column of a report, and which of them are hidden outside the association. What is hidden in a quarter is
 * hidden in each longer period that holds it: reports of several quarters, laid side by side, do not tell it by subtraction.
 */
final class CountList {
    private final Map<YearMonth, Map<String, Long>> months;
    private final ReportPeriod period;
    private final SortedSet<String> codes = new TreeSet<>();
    private final Map<Column, Map<String, Long>> sums = new EnumMap<>(Column.class);
    private final @Nullable UnaryOperator<String> family;

    CountList(Map<YearMonth, Map<String, Long>> months, ReportPeriod period) {
        this(months, period, null);
    }

    /** @param family of a code, where a reader may know the sums of families too */
    CountList(Map<YearMonth, Map<String, Long>> months, ReportPeriod period, @Nullable UnaryOperator<String> family) {
        this.months = months;
        this.period = period;
        this.family = family;
        months.values().forEach(ofMonth -> codes.addAll(ofMonth.keySet()));
        for (var column : Column.of(period)) sums.put(column, sum(column.months(period)));
    }

    SortedSet<String> codes() {
        return codes;
    }

    long value(Column column, String code) {
        return sums.getOrDefault(column, Map.of()).getOrDefault(code, 0L);
    }

    long total(Column column) {
        return sums.getOrDefault(column, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long of(YearMonth month) {
        return months.getOrDefault(month, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Map<String, Long> sum(List<YearMonth> some) {
        var sums = new HashMap<String, Long>();
        for (var month : some)
            months.getOrDefault(month, Map.of()).forEach((code, count) -> sums.merge(code, count, Long::sum));
        return sums;
    }

    /** @param already codes that an earlier version hid in this column */
    Set<String> hidden(Column column, SmallCounts small, Set<String> already) {
        var hidden = new HashSet<>(already);
        var families = new HashSet<String>();
        var quarters = column.quarters(period);
        for (var quarter : quarters) {
            var sums = sum(quarter.months());
            var ofQuarter = hiddenFamilies(sums, Set.of(), small);
            hidden.addAll(hidden(sums, Set.of(), ofQuarter, small));
            families.addAll(ofQuarter);
        }
        if (quarters.size() == 1 && already.isEmpty()) return hidden;
        var sums = this.sums.getOrDefault(column, Map.of());
        return hidden(sums, hidden, hiddenFamilies(sums, families, small), small);
    }

    /** Families that are hidden in a list of their own. */
    private Set<String> hiddenFamilies(Map<String, Long> counts, Set<String> already, SmallCounts small) {
        var of = family;
        if (of == null) return Set.of();
        var ofFamilies = new TreeMap<String, Long>();
        for (var code : codes) ofFamilies.merge(of.apply(code), counts.getOrDefault(code, 0L), Long::sum);
        return new CountList(Map.of(YearMonth.of(period.year(), 1), ofFamilies), period)
                .hidden(ofFamilies, already, small);
    }

    /** The sum of a family that is shown tells a code that alone is hidden in it: each family hides with company of its own, hidden ones together. */
    private Set<String> hidden(
            Map<String, Long> counts, Set<String> already, Set<String> hiddenFamilies, SmallCounts small) {
        var of = family;
        if (of == null) return hidden(counts, already, small);
        var together = new TreeMap<String, Long>();
        var apart = new TreeMap<String, Map<String, Long>>();
        for (var code : codes) {
            var group = hiddenFamilies.contains(of.apply(code))
                    ? together
                    : apart.computeIfAbsent(of.apply(code), one -> new TreeMap<>());
            group.put(code, counts.getOrDefault(code, 0L));
        }
        var hidden = new HashSet<String>();
        for (var group :
                Stream.concat(Stream.of(together), apart.values().stream()).toList())
            hidden.addAll(new CountList(Map.of(YearMonth.of(period.year(), 1), group), period)
                    .hidden(group, already, small));
        return hidden;
    }

    private Set<String> hidden(Map<String, Long> counts, Set<String> already, SmallCounts small) {
        var all = List.copyOf(codes);
        var decided = small.hidden(
                all.stream().map(code -> counts.getOrDefault(code, 0L)).toList(),
                all.stream().map(already::contains).toList(),
                all);
        var hidden = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) if (decided.get(i)) hidden.add(all.get(i));
        return hidden;
    }

    /**
     * Months of the period that are hidden: beside the sum of their quarter they must not be found.
     *
     * @param already months that an earlier version hid, as {@code 2026-07}
     */
    Set<YearMonth> hiddenMonths(SmallCounts small, Set<String> already) {
        var hidden = new HashSet<YearMonth>();
        for (var quarter : period.quarters()) {
            var ofQuarter = quarter.months();
            var counts = new ArrayList<Long>();
            for (var month : ofQuarter) counts.add(of(month));
            var decided = small.hidden(
                    counts,
                    ofQuarter.stream()
                            .map(month -> already.contains(month.toString()))
                            .toList());
            for (int i = 0; i < counts.size(); i++) if (decided.get(i)) hidden.add(ofQuarter.get(i));
        }
        return hidden;
    }
}
