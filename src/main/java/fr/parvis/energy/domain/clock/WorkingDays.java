// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days that are worked in France: not Saturdays, Sundays, nor the eleven holidays of the code du travail (article L. 3133-1). */
final class WorkingDays {
    private WorkingDays() {}

    /** The first one after that day. */
    static LocalDate after(LocalDate day) {
        var next = day.plusDays(1);
        while (!worked(next)) next = next.plusDays(1);
        return next;
    }

    static boolean worked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holiday(day);
    }

    private static boolean holiday(LocalDate day) {
        return switch (day.getMonthValue() * 100 + day.getDayOfMonth()) {
            case 101, 501, 508, 714, 815, 1101, 1111, 1225 -> true;
            default -> {
                var easter = easter(day.getYear());
                yield day.equals(easter.plusDays(1))
                        || day.equals(easter.plusDays(39))
                        || day.equals(easter.plusDays(50));
            }
        };
    }

    /** Easter Sunday of the Gregorian calendar (Meeus). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
