// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * An assessment on paper that is typed.
 *
 * @param sent values typed, by field
 */
public record PaperPage(
        String action,
        String pathHref,
        String name,
        String today,
        List<Option> points,
        List<Option> gestures,
        List<Option> levels,
        Map<String, String> sent,
        Problems problems) {

    public String of(String field) {
        return sent.getOrDefault(field, "");
    }
}
