// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of visits and its filters.
 *
 * @param said filters in use, under the names of the address; {@code du} and {@code au} are always there
 * @param chosen number of filters set among those that are folded away
 * @param swapped address of the same question with its two days the right way round, when they are not
 * @param days whether several days may be shown
 * @param count number of visits, in words
 * @param newer address of the page before
 * @param older address of the page after
 * @param none address of the list without filters
 * @param notes whether notes may be exported
 * @param export identifier of the export that may be asked for here: pressed twice, it is one
 */
public record VisitListPage(
        String lead,
        Map<String, String> said,
        Choices choices,
        List<Preset> presets,
        @Nullable String swapped,
        int chosen,
        boolean team,
        List<VisitRow> rows,
        String count,
        @Nullable String newer,
        @Nullable String older,
        String none,
        boolean notes,
        String export,
        List<Option> formats) {

    public String value(String name) {
        return said.getOrDefault(name, "");
    }

    /** A usual period. */
    public record Preset(String label, String href, boolean current) {}

    /** Choices of each filter; {@code mediators} is empty for an account that sees only its own visits. */
    public record Choices(
            List<Option> points,
            List<Option> mediators,
            List<Option> teams,
            List<FormChoices.Group> themes,
            List<Option> operators,
            List<Option> levels,
            List<Option> results,
            List<Option> blockers,
            List<Option> presences,
            List<Option> directions,
            List<Option> partners,
            List<Option> ages,
            List<Option> first,
            List<Option> attended) {}
}
