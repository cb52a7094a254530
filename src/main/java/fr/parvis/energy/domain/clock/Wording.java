// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is worded for a time.
 *
 * @param from first day on which it is in force
 * @param to last one; null while it stands
 * @param value a number of days, months or kVA, or two days of the year; empty when the rule has none
 * @param source in the words of the screen: which article, or whose page
 * @param readOn the day somebody read it
 */
public record Wording(
        Rule rule,
        LocalDate from,
        @Nullable LocalDate to,
        String value,
        String source,
        LocalDate readOn,
        Confidence confidence) {

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public int number() {
        return Integer.parseInt(value);
    }

    /** The first of the two days of the year. */
    MonthDay start() {
        return day(0);
    }

    MonthDay end() {
        return day(1);
    }

    private MonthDay day(int which) {
        return MonthDay.parse("--" + value.split("/")[which]);
    }

    /** Whether a date that rests on it is to be checked. */
    public boolean toCheck() {
        return confidence != Confidence.TEXT;
    }
}
