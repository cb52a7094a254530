// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network in figures, for everybody.
 *
 * @param address its own, whole
 * @param persons and the two after it: in words; null when there are too few to be told
 * @param threshold amounts below it are not told
 * @param places one month of one department; null when no month was told
 */
public record NationalPage(
        String address,
        String network,
        String from,
        String to,
        int points,
        @Nullable String persons,
        @Nullable String visits,
        @Nullable String requests,
        List<Bar> months,
        List<Bar> families,
        List<Bar> regions,
        int threshold,
        @Nullable Places places) {

    /**
     * A month of a department, place by place.
     *
     * @param months and {@code departments}: to choose from, the last month first
     * @param title of the table
     * @param rows the department, then its communes
     * @param families requests of the department by family of themes
     */
    public record Places(
            List<Option> months,
            String month,
            List<Option> departments,
            String department,
            String title,
            List<Row> rows,
            List<Bar> families) {}

    /** Numbers in words. */
    public record Row(String name, String persons, String visits, String requests) {}
}
