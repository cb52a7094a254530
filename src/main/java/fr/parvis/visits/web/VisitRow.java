// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.visits.VisitLinks.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit in a list.
 *
 * @param day its date when several days are shown
 * @param point its name when several are shown
 * @param mediators their names when the team's are shown
 * @param corrections number of corrections
 * @param open whether it can still be corrected
 * @param reason whether a correction, or taking it back, needs a reason
 * @param correct address of the page that corrects it, which leads back to the row
 * @param cancel address that takes it back
 * @param links links of other modules for it
 */
public record VisitRow(
        String id,
        @Nullable String day,
        String time,
        String presence,
        @Nullable String point,
        int persons,
        @Nullable String mediators,
        List<Line> lines,
        int corrections,
        boolean open,
        boolean reason,
        String correct,
        String cancel,
        List<Link> links) {

    /**
     * One request.
     *
     * @param more obstacles, and the way that a digital one was met: in words, empty when nothing was said
     */
    public record Line(
            int family,
            String theme,
            String operator,
            String level,
            String result,
            int minutes,
            List<String> more,
            String note) {}
}
