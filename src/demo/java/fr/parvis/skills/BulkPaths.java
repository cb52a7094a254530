// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Paths of learners in the number of a whole network, for measurements. */
public interface BulkPaths {

    /**
     * Writes learners without card or file in the current association, and what was seen of some of them twice.
     *
     * @param first the first day on which one began; they begin within eleven months from it
     * @param learners number of learners
     * @param seen number of them seen twice, four gestures each time
     * @return the learners
     */
    List<UUID> load(UUID point, UUID by, LocalDate first, int learners, int seen);

    /** Makes as many of these paths as there are persons without one theirs, the first ones: a path of nobody cannot be opened. */
    void name(List<UUID> learners);

    /** Learners of the current association whose path is a person's, the newest first. */
    List<UUID> named(int most);

    /** Folds the sums of the current association that the network's head reads. */
    void fold();
}
