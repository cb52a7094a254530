// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Equipment and gestures that a household was left with over all visits.
 *
 * @param pieces equipment by its code, how many
 * @param chosen gestures that they chose
 * @param said gestures that were advised, chosen or not
 */
public record MeasuresInPlace(Map<String, Integer> pieces, Set<String> chosen, Set<String> said) {

    public static MeasuresInPlace of(List<Map<Section, Part>> visits) {
        var pieces = new LinkedHashMap<String, Integer>();
        var chosen = new LinkedHashSet<String>();
        var said = new LinkedHashSet<String>();
        for (var visit : visits) {
            answers(visit, Section.INSTALLED).sorted().forEach((code, number) -> {
                int count = Integer.parseInt(number.getFirst());
                if (count > 0) pieces.merge(code, count, Integer::sum);
            });
            answers(visit, Section.ADVICE).sorted().forEach((code, what) -> {
                said.add(code);
                if (what.contains(Checklist.CHOSEN)) chosen.add(code);
            });
        }
        return new MeasuresInPlace(pieces, chosen, said);
    }

    private static Answers answers(Map<Section, Part> visit, Section section) {
        return visit.getOrDefault(section, Part.nothing(section)).answers();
    }
}
