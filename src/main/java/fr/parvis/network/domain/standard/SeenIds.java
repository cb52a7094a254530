// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.values.RowProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The identifiers met so far in a file: one that comes again is an error of the later row. */
final class SeenIds {

    private final Map<String, Integer> lines = new HashMap<>();

    List<RowProblem> problems(int line, Map<StandardField, String> values) {
        // identifiers that differ in what nobody sees are one
        String id = PlaceCheck.visible(values.getOrDefault(StandardField.ID, ""));
        Integer first = id.isEmpty() ? null : lines.putIfAbsent(id, line);
        return first == null
                ? List.of()
                : List.of(RowProblem.of(
                        line, StandardField.ID.column(), id, "network.import.id.twice", String.valueOf(first)));
    }
}
