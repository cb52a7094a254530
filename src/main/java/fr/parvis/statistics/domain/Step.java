// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.values.Period;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Distance between the points of a curve: as fine as one can still read. */
public enum Step {
    DAY,
    WEEK,
    MONTH;

    private static final int MOST_DAYS = 92;
    private static final int MOST_DAYS_BY_WEEK = 190;

    static Step of(Period period) {
        if (period.days() <= MOST_DAYS) return DAY;
        return period.days() <= MOST_DAYS_BY_WEEK ? WEEK : MONTH;
    }

    /** The period cut into steps; the first and the last may be shorter. */
    List<Period> cut(Period period) {
        var parts = new ArrayList<Period>();
        for (var from = period.from(); !from.isAfter(period.to()); ) {
            var end = switch (this) {
                case DAY -> from;
                case WEEK -> from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case MONTH -> from.with(TemporalAdjusters.lastDayOfMonth());
            };
            var to = end.isAfter(period.to()) ? period.to() : end;
            parts.add(new Period(from, to));
            from = to.plusDays(1);
        }
        return parts;
    }

    /** Whether it needs the total of each day. */
    boolean ofDays() {
        return this != MONTH;
    }
}
