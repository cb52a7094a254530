// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Two files side by side, with what stands of each.
 *
 * @param choices fields that differ, each with the two values to choose from
 */
public record MergePage(
        String kept,
        String keptName,
        int keptVersion,
        String dropped,
        String droppedName,
        int droppedVersion,
        List<Choice> choices,
        Problems problems) {

    public record Choice(String field, String label, List<Option> values) {}
}
