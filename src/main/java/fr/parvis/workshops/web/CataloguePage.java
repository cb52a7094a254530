// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/** The catalogue of workshops; one of them in its form. */
public record CataloguePage(List<Row> rows) {

    public record Row(String href, String title, String text, boolean closed) {}

    /**
     * A workshop in its form.
     *
     * @param known whether it is in the catalogue already
     * @param sent the fields as they were typed
     */
    public record OfWorkshop(
            String action,
            boolean known,
            Map<String, String> sent,
            List<String> gestures,
            List<Option> allGestures,
            String newCycle,
            List<Document> documents,
            Problems problems) {}

    /** A document of what a workshop needs. */
    public record Document(String href, String name, String weight) {}

    /** Rooms, and the form of one. */
    public record Rooms(
            List<RoomRow> rows, List<Option> points, boolean known, Map<String, String> sent, Problems problems) {}

    public record RoomRow(String href, String name, String text, boolean closed) {}
}
