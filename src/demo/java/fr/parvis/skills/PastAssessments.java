// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demonstration's way in: assessments of the past, checked by their maker. */
public interface PastAssessments {

    /** Observations of a person, day by day. */
    record Known(UUID learner, UUID person, List<Day> days) {}

    /**
     * @param levels {@code help}, {@code prompted} or {@code alone} by gesture
     * @param seconds the same, as a colleague saw some of them
     */
    record Day(
            UUID id,
            UUID point,
            LocalDate day,
            UUID by,
            Map<String, String> levels,
            UUID second,
            Map<String, String> seconds) {}

    /** The codes of the gestures of a day, in order. */
    List<String> gestures(LocalDate day);

    /** Writes assessments of the current association. */
    void load(List<Known> all);

    /** Notes gestures at the desk during some digital visits of the current association since a day; twice is once. */
    void atDesk(LocalDate since);
}
