// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sums of the sheets, for whoever compares them. */
public interface SheetSums {
    /**
     * Sums of an association in its scope, five years at most.
     *
     * @return by the name of the dimension ({@code PRESENCE}, {@code THEME} …) and code: visits, persons, requests, minutes, or what stands in their places for
     *     what has no visitor. Codes whose sums are all 0 are left out
     */
    Map<String, Map<String, List<Long>>> ofAssociation(UUID association, LocalDate from, LocalDate to);
}
