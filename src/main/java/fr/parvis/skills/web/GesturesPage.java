// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The gestures, and the form that adds a version of one.
 *
 * @param sent values typed, by field
 */
public record GesturesPage(
        List<Line> lines,
        List<Framework> frameworks,
        List<Option> pictures,
        Map<String, String> sent,
        Problems problems) {

    /** @param elsewhere counterparts in outside frameworks, in one line */
    public record Line(
            String code,
            String label,
            String watchFor,
            String picture,
            String version,
            boolean proposed,
            String elsewhere) {}

    /**
     * @param field of the form
     * @param source field that says where its counterparts were read
     * @param sourceHint earlier source
     */
    public record Framework(String field, String label, String hint, String source, String sourceHint) {}

    public String of(String field) {
        return sent.getOrDefault(field, "");
    }
}
