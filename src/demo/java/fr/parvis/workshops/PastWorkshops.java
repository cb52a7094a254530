// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The demonstration's way in: cycles of workshops, some over and some to come, checked by their maker. */
public interface PastWorkshops {

    /**
     * A cycle, its sessions week by week.
     *
     * @param persons persons enrolled who have a file; more than there are seats wait
     */
    record Known(UUID point, List<UUID> trainers, LocalDate first, int sessions, int seats, List<UUID> persons) {}

    /** Writes cycles of the current association; sessions that are over have their sheets. */
    void load(List<Known> cycles, LocalDate today, Random random);

    /** Counts who used the free computers of a point of the current association on the days of the last weeks, as the current account. */
    void freeAccess(UUID point, LocalDate today, Random random);
}
