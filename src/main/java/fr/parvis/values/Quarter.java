// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Three months of the calendar. Reports to partners are of quarters and years alone: of periods that overlap, subtracting one from the other
 * could disclose what is hidden in both.
 *
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    private static final int MONTHS = 3;

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    public LocalDate from() {
        return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
    }

    public LocalDate to() {
        return from().plusMonths(MONTHS).minusDays(1);
    }

    /** As an address writes it: {@code 2026-T3}. */
    public String code() {
        return year + "-T" + number;
    }

    public static Optional<Quarter> read(String code) {
        return code.matches("20\\d\\d-T[1-4]")
                ? Optional.of(new Quarter(Integer.parseInt(code.substring(0, 4)), code.charAt(6) - '0'))
                : Optional.empty();
    }

    public Quarter before() {
        return of(from().minusDays(1));
    }

    @Override
    public int compareTo(Quarter other) {
        return from().compareTo(other.from());
    }
}
