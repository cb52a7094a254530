// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.shell.SmallCounts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Counts of one indicator by code, for each column of a report, and which of them are hidden outside the association. What is hidden in a quarter is
 * hidden in each longer period that holds it: reports of several quarters, laid side by side, do not tell it by subtraction.
 */
final class CountList {
    private final Map<YearMonth, Map<String, Long>> months;
    private final ReportPeriod period;
    private final SortedSet<String> codes = new TreeSet<>();
    private final Map<Column, Map<String, Long>> sums = new EnumMap<>(Column.class);

    CountList(Map<YearMonth, Map<String, Long>> months, ReportPeriod period) {
        this.months = months;
        this.period = period;
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
        var quarters = column.quarters(period);
        for (var quarter : quarters) hidden.addAll(hidden(sum(quarter.months()), Set.of(), small));
        return quarters.size() == 1 && already.isEmpty()
                ? hidden
                : hidden(sums.getOrDefault(column, Map.of()), hidden, small);
    }

    private Set<String> hidden(Map<String, Long> counts, Set<String> already, SmallCounts small) {
        var all = List.copyOf(codes);
        var decided = small.hidden(
                all.stream().map(code -> counts.getOrDefault(code, 0L)).toList(),
                all.stream().map(already::contains).toList());
        var hidden = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) if (decided.get(i)) hidden.add(all.get(i));
        return hidden;
    }

    /** Months of the period that are hidden: beside the sum of their quarter they must not be found. */
    Set<YearMonth> hiddenMonths(SmallCounts small) {
        var hidden = new HashSet<YearMonth>();
        for (var quarter : period.quarters()) {
            var ofQuarter = quarter.months();
            var counts = new ArrayList<Long>();
            for (var month : ofQuarter) counts.add(of(month));
            var decided = small.hidden(counts);
            for (int i = 0; i < counts.size(); i++) if (decided.get(i)) hidden.add(ofQuarter.get(i));
        }
        return hidden;
    }
}
