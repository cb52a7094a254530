package fr.parvis.homes.web;

import fr.parvis.shell.Problems;
import java.util.List;

/**
 * What home visits amount to, for the funder. Small counts are hidden from everybody here: the page and its file are made to be sent.
 *
 * @param places visits by point; by association for the network's head
 * @param hiding how small counts are hidden, in a sentence
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
        String query,
        Problems problems) {

    public record Figure(String label, String value, String unit, String definition) {}

    /** Counts in columns; the first head names the rows. */
    public record Table(String id, String title, List<String> heads, List<Row> rows) {}

    public record Row(String label, List<String> counts) {}
}
