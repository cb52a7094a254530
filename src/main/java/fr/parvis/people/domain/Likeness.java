// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.util.List;

/**
 * Somebody who is probably the one described, and why.
 *
 * @param reasons ends of message keys, the strongest first
 */
public record Likeness(PersonListItem person, List<String> reasons) {

    /** Sum of the reasons in points: same telephone 3, commune or birth year 2, a year beside 1, same spelling 1, another ½, a differing name −1. */
    double strength() {
        return reasons.stream()
                .mapToDouble(reason -> switch (reason) {
                    case "reached" -> 3;
                    case "commune", "born" -> 2;
                    case "born-near", "names" -> 1;
                    case "names-alike", "names-swapped" -> 0.5;
                    case "given-differs", "family-differs" -> -1;
                    default -> 0;
                })
                .sum();
    }
}
