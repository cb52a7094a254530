// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of the home page of those who lead a team, an association or the network, or of a partner's account; modules contribute them as beans. */
public interface HomePart {
    int order();

    /** Nothing for those it is not for. */
    Optional<Content> of(SignedIn who);

    /**
     * @param href page with all of it
     * @param figures large, at most four
     * @param rows at most six; a phone shows the first four and those that press
     * @param empty sentence shown where there are neither figures nor rows; empty for a part that always has all its rows, which a phone shows too
     * @param picture drawn below the figures, for the few parts that have one
     */
    record Content(
            String title,
            String href,
            List<Figure> figures,
            List<Row> rows,
            String empty,
            @Nullable Picture picture) {
        public Content(String title, String href, List<Figure> figures, List<Row> rows, String empty) {
            this(title, href, figures, rows, empty, null);
        }

        public boolean isEmpty() {
            return figures.isEmpty() && rows.isEmpty();
        }
    }

    /** @param pressing whether somebody should act on it today */
    record Figure(String value, String label, String href, boolean pressing) {}

    /** @param detail shown at the end of the line */
    record Row(String text, String detail, String href, boolean pressing) {}

    /**
     * Drawing of shapes that a static file holds.
     *
     * @param style its style sheet
     * @param viewBox of the drawing, as SVG writes it
     * @param caption meaning of its colours
     */
    record Picture(
            String label, String file, String style, String css, String viewBox, List<Shape> shapes, String caption) {}

    /** @param symbol name of the shape in the file */
    record Shape(String symbol, String css, String title) {}
}
