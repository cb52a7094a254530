// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demonstration's way in: visits of the past, checked by their maker. */
public interface PastHomeVisits {

    /**
     * A visit to the home of a case.
     *
     * @param by account that made it
     * @param answers by part of the checklist, under the keys of its questions
     */
    record Known(
            UUID id,
            UUID caseFile,
            UUID point,
            LocalDate day,
            UUID by,
            Map<String, Map<String, List<String>>> answers) {}

    /** Whether a case is one in which homes are visited: of energy, of the current association. */
    boolean suits(UUID caseFile);

    /** Writes visits of the current association; those whose identifier exists are passed over. */
    void load(List<Known> visits);
}
