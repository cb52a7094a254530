// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions to come, or those that have begun, day by day.
 *
 * @param past whether they are those that have begun
 */
public record CalendarPage(
        List<Option> points, String point, boolean past, List<Day> days, int total, int page, int pages) {

    public record Day(String name, List<Row> rows) {}

    /**
     * @param sheet address of its sheet, once its day has come
     * @param state number of free seats, or of those who wait; whether its sheet was kept
     * @param kind of the badge that says so
     */
    public record Row(
            String href,
            String hours,
            String title,
            String text,
            @Nullable String sheet,
            String state,
            String kind) {}
}
