// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.contracts.Contracts.Done;
import fr.parvis.contracts.Unit;
import fr.parvis.protection.SmallCounts;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/** Promises of the contract that a report is on, and what was done for them until the end of its period. */
record ContractFigures(String name, List<Line> lines) {
    private static final int MONTHS_OF_A_QUARTER = 3;

    /**
     * A promise.
     *
     * @param promised parts of the unit, over the whole contract
     * @param months units done, in months with acts
     */
    record Line(UUID id, String name, Unit unit, long promised, SortedMap<YearMonth, Done> months) {
        SortedMap<YearMonth, Done> in(ReportPeriod period) {
            return months.subMap(period.firstMonth(), period.lastMonth().plusMonths(1));
        }

        /** Whether a quarter of these months is a small count: reports of several quarters, laid side by side, would tell it. */
        boolean isSmall(SortedMap<YearMonth, Done> some, SmallCounts small) {
            // they have no visitor
            if (unit == Unit.ACTIVITIES) return false;
            var quarters = new HashMap<YearMonth, Long>();
            for (var month : some.values()) {
                var first = month.month().minusMonths((month.month().getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
                quarters.merge(first, unit == Unit.HOURS ? month.acts() : month.done(), Long::sum);
            }
            return quarters.values().stream().anyMatch(small::isSmall);
        }
    }

    static long done(SortedMap<YearMonth, Done> some) {
        return some.values().stream().mapToLong(Done::done).sum();
    }
}
