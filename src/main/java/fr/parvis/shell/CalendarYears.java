// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Years in which days are planned and looked for, 2000 to 2199: any other in a form or an address is a slip, or made up. */
public final class CalendarYears {
    public static final int FIRST = 2000;

    private static final int LAST = 2199;

    /** The day up to which what has no end is looked for. */
    public static final LocalDate LAST_DAY = LocalDate.of(LAST, 12, 31);

    private CalendarYears() {}

    public static boolean has(int year) {
        return year >= FIRST && year <= LAST;
    }

    /** A day of these years, as {@link FormFields#day} reads it. */
    public static @Nullable LocalDate day(@Nullable String text) {
        var day = FormFields.day(text);
        return day != null && has(day.getYear()) ? day : null;
    }

    /** A day of these years that is needed, as {@link FormFields#day(String, String, Problems)}. */
    public static @Nullable LocalDate day(@Nullable String text, String field, Problems problems) {
        var day = FormFields.day(text, field, problems);
        if (day == null || has(day.getYear())) return day;
        problems.add(field, Words.t("shell.problem.day"));
        return null;
    }

    /** A day of these years that may be left out, as {@link FormFields#dayOrNone}. */
    public static @Nullable LocalDate dayOrNone(@Nullable String text, String field, Problems problems) {
        return FormFields.given(text).isBlank() ? null : day(text, field, problems);
    }

    /** A month of these years, as browsers send it: {@code 2026-11}. */
    public static @Nullable YearMonth month(@Nullable String text) {
        if (text == null) return null;
        try {
            var month = YearMonth.parse(text.strip());
            return has(month.getYear()) ? month : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
