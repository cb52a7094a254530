// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The demonstration's way in: items of the past, and who has them. */
public interface PastEquipment {

    /** End of an item. */
    enum Fate {
        TO_PREPARE,
        READY,
        LENT,
        RETURNED,
        GIVEN,
        REPAIR,
        LOST
    }

    /**
     * @param person who has or had it; null where nobody did
     * @param outOn the day of the handover, after the reception
     * @param due null until further notice
     */
    record Known(
            UUID id,
            String kind,
            String model,
            String serial,
            UUID point,
            UUID by,
            LocalDate receivedOn,
            Fate fate,
            @Nullable UUID person,
            LocalDate outOn,
            @Nullable LocalDate due) {}

    /** Writes items of the current association; those whose identifier exists are passed over. */
    void load(List<Known> items);
}
