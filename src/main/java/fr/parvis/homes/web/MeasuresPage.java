// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The list of equipment and gestures, and the form that adds a line to it.
 *
 * @param sent values typed, by field
 */
public record MeasuresPage(List<Line> lines, Map<String, String> sent, Problems problems) {

    public record Line(String code, String label, String kind, String from, String worth, boolean proposed) {}

    public String of(String field) {
        return sent.getOrDefault(field, "");
    }
}
