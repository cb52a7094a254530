// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;

/**
 * Number of days left until something may happen, as lists show it: a figure, and red for the last three alone, so that red still warns.
 *
 * @param days 0 once the day has come
 */
public record DaysLeft(long days) {
    private static final int PRESSING = 3;
    private static final int COMING = 21;

    public static DaysLeft of(LocalDate today, LocalDate on) {
        return new DaysLeft(Math.max(0, DAYS.between(today, on)));
    }

    /** A kind of the component {@code badge}. */
    public String kind() {
        return days < PRESSING ? "danger" : days <= COMING ? "warning" : "plain";
    }
}
