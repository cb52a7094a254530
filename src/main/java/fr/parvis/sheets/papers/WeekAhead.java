// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.network.Timetables;
import fr.parvis.network.Timetables.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hours of a point in the seven days that come, as few lines as they are. */
@Component
class WeekAhead {
    private static final int DAYS = 7;

    private final Timetables timetables;

    WeekAhead(Timetables timetables) {
        this.timetables = timetables;
    }

    /** @param notation hours in the syntax of OpenStreetMap, closures included */
    List<SheetText.Hours> of(@Nullable String notation, String department, LocalDate today, SheetLanguage language) {
        if (notation == null
                || !(timetables.read(notation, department) instanceof Timetables.Reading.Readable readable))
            return List.of();
        var lines = new ArrayList<SheetText.Hours>();
        DayOfWeek first = null;
        var hours = "";
        for (var day : DayOfWeek.values()) {
            var date = today.plusDays(
                    Math.floorMod(day.getValue() - today.getDayOfWeek().getValue(), DAYS));
            var now = readable.timetable().on(date).stream()
                    .map(span -> told(span, language))
                    .collect(Collectors.joining(", "));
            if (first != null && now.equals(hours)) continue;
            line(first, day.minus(1), hours, language).ifPresent(lines::add);
            first = day;
            hours = now;
        }
        line(first, DayOfWeek.SUNDAY, hours, language).ifPresent(lines::add);
        return lines;
    }

    private static Optional<SheetText.Hours> line(
            @Nullable DayOfWeek first, DayOfWeek last, String hours, SheetLanguage language) {
        if (first == null || hours.isEmpty()) return Optional.empty();
        var french = language.isFrench() ? null : days(first, last, SheetLanguage.french());
        return Optional.of(new SheetText.Hours(new SheetText.Both(days(first, last, language), french), hours));
    }

    private static String days(DayOfWeek first, DayOfWeek last, SheetLanguage language) {
        return first == last ? language.day(first) : language.day(first) + " – " + language.day(last);
    }

    /** Left to right in every language: a time is a number. */
    private static String told(Span span, SheetLanguage language) {
        return language.time(span.from().toLocalTime()) + "–"
                + language.time(span.to().toLocalTime());
    }
}
