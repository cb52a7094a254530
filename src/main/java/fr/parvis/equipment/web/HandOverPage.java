// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The form by which an item changes hands.
 *
 * @param kind loan, gift or sale
 * @param whom recipient, in words; empty when that is asked
 * @param away whether it leaves the house: then somebody signs
 * @param chips days that are proposed as the end, in words
 * @param typed values typed, by field
 */
public record HandOverPage(
        String item,
        String label,
        String model,
        String action,
        String kind,
        String whom,
        boolean asks,
        boolean away,
        List<Option> chips,
        List<Option> conditions,
        List<Option> partners,
        String today,
        Map<String, String> typed,
        Problems problems) {
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
