// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The form of a reception.
 *
 * @param typed values typed, by field
 */
public record ReceivePage(
        Map<String, String> typed,
        List<Option> points,
        List<Option> kinds,
        List<Option> origins,
        List<Option> partners,
        Problems problems) {
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
