// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A period cut into what the sheets hold: whole months, and single days at both ends.
 *
 * @param months the first day of each
 */
record Pieces(List<LocalDate> months, List<LocalDate> days) {

    static Pieces of(Period period) {
        var end = period.to().plusDays(1);
        var firstMonth = period.from().getDayOfMonth() == 1
                ? period.from()
                : period.from().withDayOfMonth(1).plusMonths(1);
        var afterMonths = end.withDayOfMonth(1);
        if (!firstMonth.isBefore(afterMonths))
            return new Pieces(List.of(), period.from().datesUntil(end).toList());
        var months = new ArrayList<LocalDate>();
        for (var month = firstMonth; month.isBefore(afterMonths); month = month.plusMonths(1)) months.add(month);
        return new Pieces(
                months,
                Stream.concat(period.from().datesUntil(firstMonth), afterMonths.datesUntil(end))
                        .toList());
    }
}
