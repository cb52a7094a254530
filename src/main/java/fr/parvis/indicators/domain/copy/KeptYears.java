// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.domain.FactStatement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums of whole years as they were last read from a copy, so that the same question needs no second look at them. A change of a year makes all that hold it be
 * read again. Readers take the {@linkplain #state state} before they begin: what changed since is neither taken nor kept.
 */
final class KeptYears {
    /** A state in which nothing is taken nor kept. */
    static final long NONE = -1;

    /** About a hundred bytes each. */
    private static final int MOST_ROWS = 100_000;

    private static final int LARGEST = MOST_ROWS / 5;

    private final Map<FactStatement, Map<List<String>, long[]>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** By year, the number of the change that was its last. */
    private final Map<Integer, Long> changed = new HashMap<>();

    private long allChanged;
    private long changes;
    private boolean changing;
    private int rows;

    synchronized long state() {
        return changing ? NONE : changes;
    }

    /** The last year that changed since the copy was opened; it will change again. */
    synchronized int latest() {
        return changed.keySet().stream().mapToInt(year -> year).max().orElse(Integer.MAX_VALUE);
    }

    /** Right before a change can be seen. @param years those that change; null for all */
    synchronized void before(@Nullable Set<Integer> years) {
        changing = true;
        change(years);
    }

    /** Right after it can be seen, or failed. */
    synchronized void after(@Nullable Set<Integer> years) {
        change(years);
        changing = false;
    }

    private void change(@Nullable Set<Integer> years) {
        changes++;
        if (years == null) {
            allChanged = changes;
            kept.clear();
            rows = 0;
            return;
        }
        for (int year : years) changed.put(year, changes);
        for (Iterator<Map.Entry<FactStatement, Map<List<String>, long[]>>> all =
                        kept.entrySet().iterator();
                all.hasNext(); ) {
            var one = all.next();
            if (years.stream().noneMatch(year -> holds(one.getKey(), year))) continue;
            rows -= one.getValue().size();
            all.remove();
        }
    }

    private static boolean holds(FactStatement statement, int year) {
        return statement.period().from().getYear() <= year
                && year <= statement.period().to().getYear();
    }

    private boolean isAsOf(FactStatement statement, long state) {
        return state != NONE
                && allChanged <= state
                && changed.entrySet().stream()
                        .noneMatch(one -> one.getValue() > state && holds(statement, one.getKey()));
    }

    /** @param statement about whole years */
    synchronized @Nullable Map<List<String>, long[]> find(FactStatement statement, long state) {
        return isAsOf(statement, state) ? kept.get(statement) : null;
    }

    synchronized void keep(FactStatement statement, Map<List<String>, long[]> sums, long state) {
        if (sums.size() > LARGEST || !isAsOf(statement, state)) return;
        var before = kept.put(statement, sums);
        rows += sums.size() - (before == null ? 0 : before.size());
        for (var oldest = kept.entrySet().iterator(); rows > MOST_ROWS && oldest.hasNext(); ) {
            rows -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
