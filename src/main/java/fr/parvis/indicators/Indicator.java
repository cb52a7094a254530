// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A number that has a name and a meaning. Its words are {@code indicators.of.<key>} (name), {@code indicators.of.<key>.definition} (what counts, in
 * a sentence or two).
 *
 * @param key in addresses, files and message keys: {@code requests-digital}
 * @param version grows when its meaning changes; a report keeps which one it was made with
 * @param validFrom first day of acts of which it is told; before, an answer says so
 * @param conditions all must hold
 */
public record Indicator(
        String key,
        int version,
        LocalDate validFrom,
        Fact fact,
        Measure measure,
        List<Condition> conditions,
        Unit unit) {

    public Indicator {
        conditions = List.copyOf(conditions);
        for (var condition : conditions)
            if (!fact.dimensions().contains(condition.dimension()))
                throw new IllegalArgumentException(key + ": a " + fact + " has no " + condition.dimension());
    }

    /**
     * Dimensions by which it may be split and filtered. Visits and their persons also have those of their requests: a visit with two
     * requests then counts under both, and sums of lines are larger than the whole.
     */
    public Set<Dimension> dimensions() {
        var all = EnumSet.copyOf(fact.dimensions());
        if (fact == Fact.VISIT) all.addAll(Fact.REQUEST.dimensions());
        return all;
    }

    /** Whether the numbers of its lines add up to the whole when split by these. */
    public boolean addsUpBy(List<Dimension> by) {
        return fact.dimensions().containsAll(by);
    }
}
