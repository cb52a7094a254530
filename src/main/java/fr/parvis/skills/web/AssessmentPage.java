// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * One gesture of an assessment.
 *
 * @param at its place among the gestures, from 1
 * @param back the gesture before, or the path
 * @param skip the next gesture, or the end
 * @param said whether it was seen today already
 */
public record AssessmentPage(
        String action,
        String name,
        String point,
        String gesture,
        String label,
        String watchFor,
        String picture,
        List<LevelChoice> levels,
        int at,
        int of,
        String back,
        String skip,
        boolean said,
        String pathHref) {

    /**
     * Page at the end of an assessment.
     *
     * @param seen gestures seen today
     * @param looks gestures that a colleague is to see, too
     */
    public record End(
            String action,
            String pathHref,
            String name,
            String point,
            List<Line> seen,
            List<String> looks,
            List<Option> access,
            List<String> has,
            List<Option> brakes,
            List<String> held) {}

    public record Line(String label, String picture, String level, String said, String icon) {}

    /** A gesture that a colleague saw: what they said is not shown. */
    public record Second(String action, String label, String watchFor, String picture, List<LevelChoice> levels) {}

    /**
     * Gestures that could be seen during a visit.
     *
     * @param card card whose path it is noted on; empty as long as no code was typed
     * @param code as it was typed, when it was wrong
     * @param noted at the desk, in words
     * @param toPut whether something noted at the desk is not on the card's path yet
     */
    public record OfVisit(
            String action,
            String back,
            String card,
            List<Option> cards,
            String code,
            Problems problems,
            List<String> noted,
            boolean toPut,
            List<Row> rows) {}

    public record Row(String gesture, String label, String watchFor, String picture, List<LevelChoice> levels) {}
}
