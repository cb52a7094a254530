// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import fr.parvis.values.Period;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The piece of the period compared with that stands beside one of the period: the same month a year before, the third day beside the third. */
final class OtherTime {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int MONTHS_OF_A_QUARTER = 3;

    private OtherTime() {}

    /** Its code; null where none that can be compared stands beside it. */
    static @Nullable String of(AskedQuestion asked, String code) {
        var dimension = asked.rows();
        var other = asked.compared();
        if (dimension == null || other == null || code.isEmpty()) return null;
        if (dimension == Dimension.WEEKDAY) return code;
        var days = CodeWords.days(dimension, code);
        if (days == null) return null;
        var period = asked.period();
        boolean yearBefore = asked.comparison() == Comparison.ANNEE;
        return switch (dimension) {
            case DAY -> {
                var then = yearBefore
                        ? days.from().minusYears(1)
                        : other.from().plusDays(ChronoUnit.DAYS.between(period.from(), days.from()));
                // a month before may be shorter
                yield other.contains(then) ? then.toString() : null;
            }
            case MONTH, QUARTER, YEAR -> {
                var first = days.from().minusMonths(yearBefore ? MONTHS_OF_A_YEAR : months(other, period));
                var then = switch (dimension) {
                    case MONTH -> "%d%02d".formatted(first.getYear(), first.getMonthValue());
                    case QUARTER ->
                        "%d%d".formatted(first.getYear(), (first.getMonthValue() - 1) / MONTHS_OF_A_QUARTER + 1);
                    default -> String.valueOf(first.getYear());
                };
                yield yearBefore || isAlike(period, days, other, CodeWords.days(dimension, then)) ? then : null;
            }
            default -> null;
        };
    }

    private static long months(Period before, Period now) {
        return ChronoUnit.MONTHS.between(
                before.from().withDayOfMonth(1), now.from().withDayOfMonth(1));
    }

    /** Whether two pieces can be compared: whole ones so many months apart, or the one is the other moved as its period is. */
    private static boolean isAlike(Period period, Period days, Period other, @Nullable Period otherDays) {
        if (otherDays == null) return false;
        var now = period.common(days);
        var then = other.common(otherDays);
        if (now == null || then == null) return false;
        boolean whole = now.equals(days) && then.equals(otherDays);
        var unit = whole || period.isWholeMonths() ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
        long back = unit == ChronoUnit.MONTHS ? months(other, period) : unit.between(other.from(), period.from());
        return now.from().minus(back, unit).equals(then.from())
                && now.to().plusDays(1).minus(back, unit).equals(then.to().plusDays(1));
    }
}
