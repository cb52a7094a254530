// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/** Page of lots by point, with the form that notes a change. */
public record LotsPage(
        List<Row> rows,
        List<Option> points,
        List<Option> lots,
        List<Option> kinds,
        String movement,
        Map<String, String> typed,
        Problems problems) {

    public record Row(String point, String lot, String number) {}

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
