package fr.parvis.demonstration.domain;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Days on which the demonstration's points are closed: the public holidays of France. */
final class PublicHolidays {
    private final HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));
    private final Map<Integer, Set<LocalDate>> byYear = new HashMap<>();

    /** For another thread. */
    PublicHolidays copy() {
        var copy = new PublicHolidays();
        copy.byYear.putAll(byYear);
        return copy;
    }

    boolean is(String department, LocalDate day) {
        boolean everywhere = byYear.computeIfAbsent(
                        day.getYear(),
                        year -> manager.getHolidays(java.time.Year.of(year)).stream()
                                .map(holiday -> holiday.getDate())
                                .collect(Collectors.toSet()))
                .contains(day);
        return everywhere || (department.matches("57|67|68") && day.getMonthValue() == 12 && day.getDayOfMonth() == 26);
    }
}
