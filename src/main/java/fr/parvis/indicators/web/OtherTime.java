// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The piece of the period compared with that stands beside one of the period: the same month a year before, the third day beside the third. */
final class OtherTime {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int MONTHS_OF_A_QUARTER = 3;

    private OtherTime() {}

    /** Its code; nothing where none stands beside it. */
    static @Nullable String of(AskedQuestion asked, String code) {
        var dimension = asked.rows();
        var other = asked.compared();
        if (dimension == null || other == null || code.isEmpty()) return null;
        if (dimension == Dimension.WEEKDAY) return code;
        var first = CodeWords.first(dimension, code);
        if (first == null) return null;
        boolean yearBefore = asked.comparison() == Comparison.ANNEE;
        var from = asked.period().from();
        return switch (dimension) {
            case DAY ->
                (yearBefore ? first.minusYears(1) : other.from().plusDays(ChronoUnit.DAYS.between(from, first)))
                        .toString();
            case MONTH, QUARTER, YEAR -> {
                long back = yearBefore
                        ? MONTHS_OF_A_YEAR
                        : ChronoUnit.MONTHS.between(other.from().withDayOfMonth(1), from.withDayOfMonth(1));
                var then = first.minusMonths(back);
                yield switch (dimension) {
                    case MONTH -> "%d%02d".formatted(then.getYear(), then.getMonthValue());
                    case QUARTER ->
                        "%d%d".formatted(then.getYear(), (then.getMonthValue() - 1) / MONTHS_OF_A_QUARTER + 1);
                    default -> String.valueOf(then.getYear());
                };
            }
            default -> null;
        };
    }
}
