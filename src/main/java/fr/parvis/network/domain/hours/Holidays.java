// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public and school holidays of one place. Public holidays follow the department: two more in Alsace and Moselle
 * (code du travail, L3134-13), the commemoration of the abolition of slavery overseas (L3422-2). When the department
 * is not known, a day that is a holiday in some departments only stays without an answer.
 */
public final class Holidays {

    private static final List<String> ALSACE_MOSELLE = List.of("57", "67", "68");
    private static final Map<String, HolidayCalendar> OVERSEAS = Map.of(
            "971", HolidayCalendar.GUADELOUPE,
            "972", HolidayCalendar.MARTINIQUE,
            "973", HolidayCalendar.FRENCH_GUIANA,
            "974", HolidayCalendar.REUNION,
            "976", HolidayCalendar.MAYOTTE);
    private static final Map<String, Map<Integer, Set<LocalDate>>> PUBLIC_HOLIDAYS = new ConcurrentHashMap<>();
    private static final String MAINLAND = "FR";

    private final @Nullable String department;
    private final SchoolHolidays schoolHolidays;

    private Holidays(@Nullable String department, SchoolHolidays schoolHolidays) {
        this.department = department;
        this.schoolHolidays = schoolHolidays;
    }

    /** @param department department code as in the official geographic code: "01", "2A", "974" */
    public static Holidays of(String department, SchoolHolidays schoolHolidays) {
        return new Holidays(department, schoolHolidays);
    }

    /** For a place whose department is not known, such as the week of a form being filled in. */
    public static Holidays ofUnknownPlace() {
        return new Holidays(null, SchoolHolidays.notKnown());
    }

    /** Whether the day is a public holiday for sure; false too when the place is not known well enough to tell. */
    public boolean isPublicHoliday(LocalDate day) {
        return publicHoliday(day) == Match.YES;
    }

    Match publicHoliday(LocalDate day) {
        if (department != null) {
            return Match.of(publicHolidays(department, day.getYear()).contains(day));
        }
        if (publicHolidays(MAINLAND, day.getYear()).contains(day)) {
            return Match.YES;
        }
        boolean somewhere = Stream.concat(ALSACE_MOSELLE.stream(), OVERSEAS.keySet().stream())
                .anyMatch(code -> publicHolidays(code, day.getYear()).contains(day));
        return somewhere ? Match.MAYBE : Match.NO;
    }

    Match schoolHoliday(LocalDate day) {
        return Optional.ofNullable(department)
                .flatMap(SchoolZone::ofDepartment)
                .map(zone -> schoolHolidays.on(day, zone))
                .orElse(Match.MAYBE);
    }

    /** Easter Sunday, the day before the holiday of Easter Monday. */
    static LocalDate easter(int year) {
        return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE))
                .getHolidays(Year.of(year))
                .stream()
                .filter(holiday -> holiday.getPropertiesKey().endsWith("EASTER_MONDAY"))
                .map(holiday -> holiday.getDate().minusDays(1))
                .findFirst()
                .orElseThrow();
    }

    private static Set<LocalDate> publicHolidays(String code, int year) {
        return PUBLIC_HOLIDAYS
                .computeIfAbsent(calendarKey(code), key -> new ConcurrentHashMap<>())
                .computeIfAbsent(year, key -> calendarOf(code, year));
    }

    private static String calendarKey(String code) {
        return OVERSEAS.containsKey(code) || ALSACE_MOSELLE.contains(code) ? code : MAINLAND;
    }

    private static Set<LocalDate> calendarOf(String code, int year) {
        HolidayManager calendar = HolidayManager.getInstance(
                ManagerParameters.create(OVERSEAS.getOrDefault(code, HolidayCalendar.FRANCE)));
        String[] local = ALSACE_MOSELLE.contains(code) ? new String[] {code} : new String[0];
        return calendar.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, local).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
