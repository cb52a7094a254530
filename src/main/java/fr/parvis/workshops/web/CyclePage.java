// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cycle: its sessions, who is enrolled, who waits.
 *
 * @param state fact to tell first: cancelled, over; empty otherwise
 * @param open whether one may still be enrolled
 * @param documents addresses among what is said of the material
 * @param files documents of the workshop
 * @param cards at hand
 * @param sent the form as it was typed
 */
public record CyclePage(
        String here,
        String title,
        String lead,
        String state,
        boolean open,
        String goals,
        String material,
        List<String> documents,
        List<CataloguePage.Document> files,
        int seats,
        int taken,
        int free,
        int waiting,
        int version,
        List<SessionRow> sessions,
        List<Row> enrolments,
        List<Option> cards,
        int most,
        boolean people,
        Map<String, String> sent,
        Problems problems) {

    /**
     * @param noted whether its day has come: the row leads to its sheet
     * @param moves whether it has not begun, and may be moved or cancelled
     * @param state cancelled or over; empty otherwise
     */
    public record SessionRow(String href, String when, String text, boolean noted, boolean moves, String state) {}

    /**
     * @param until by when an offer is to be answered
     * @param told way in which they were told; empty when nobody could
     */
    public record Row(
            String href,
            int number,
            String who,
            @Nullable String person,
            String text,
            String state,
            String kind,
            boolean offered,
            boolean out) {}

    /**
     * The form of a new cycle.
     *
     * @param programmes those chosen
     * @param trainers those chosen
     */
    public record Fresh(
            List<Option> workshops,
            List<Option> points,
            List<Option> rooms,
            List<Option> languages,
            List<Option> allProgrammes,
            List<String> programmes,
            List<Option> team,
            List<String> trainers,
            Map<String, String> sent,
            Problems problems) {}

    /** The form of a session: a new one of a cycle, or one that is moved. */
    public record OfSession(
            String action,
            String title,
            String back,
            String backTitle,
            List<Option> rooms,
            List<Option> team,
            List<String> trainers,
            Map<String, String> sent,
            Problems problems) {}
}
