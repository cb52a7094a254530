// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Cycles in which somebody may be enrolled, by one press.
 *
 * @param now cycles that they are enrolled in
 */
public record EnrolPage(String here, String name, List<Now> now, List<Row> rows) {

    public record Now(String href, String title, String text, String state, String kind) {}

    /** @param free whether there is a seat; otherwise the press lets them wait */
    public record Row(String cycle, String href, String title, String text, String seats, String kind, boolean free) {}

    /** Person or card of a visit, to enrol. */
    public record Whom(List<Option> known, List<Option> cards, String code, Problems problems) {}
}
