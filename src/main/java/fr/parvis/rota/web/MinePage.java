// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own coming weeks.
 *
 * @param days all days of some weeks on which somebody works
 */
public record MinePage(String after, @Nullable String before, List<Option> wishes, List<Day> days) {
    /** @param wish name of what was wished; empty for nothing */
    public record Day(
            String date,
            String said,
            List<String> turns,
            @Nullable String absence,
            List<String> engaged,
            List<String> booked,
            String wish) {}
}
