// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Sessions to come, day by day. */
public record CalendarPage(List<Option> points, String point, List<Day> days, int total, int page, int pages) {

    public record Day(String name, List<Row> rows) {}

    /**
     * @param seats how many are free, or how many wait
     * @param kind of the badge that says so
     */
    public record Row(String href, String hours, String title, String text, String seats, String kind) {}
}
