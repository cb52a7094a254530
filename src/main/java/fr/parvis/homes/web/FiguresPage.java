// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of home visits.
 *
 * @param places visits by point; by association for the network's head
 * @param hiding whether small counts are hidden and who may read this, in a sentence
 * @param toSend whether small counts are hidden, so that the page and its file may be sent
 * @param otherVersion address of the other of the two versions; null for an account that has but one
 * @param swap address of the same with the two dates exchanged, when they are reversed
 */
public record FiguresPage(
        String whose,
        String from,
        String to,
        String period,
        String madeOn,
        boolean none,
        List<Figure> figures,
        Table places,
        Table months,
        Table equipment,
        Table gestures,
        Table orientations,
        Table followUps,
        List<Figure> expected,
        List<Figure> measured,
        String hiding,
        boolean toSend,
        @Nullable String otherVersion,
        String query,
        @Nullable String swap,
        Problems problems) {

    public record Figure(String label, String value, String unit, String definition) {}

    /** Counts in columns; the first head names the rows. */
    public record Table(String id, String title, List<String> heads, List<Row> rows) {}

    public record Row(String label, List<String> counts) {}
}
