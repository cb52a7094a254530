// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/** The form by which an item comes back. */
public record ReturnPage(
        String item,
        String label,
        String model,
        String action,
        String prolong,
        String whom,
        String since,
        boolean away,
        List<Option> states,
        String due,
        String today,
        Map<String, String> typed,
        Problems problems) {
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
