// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
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
     * @param person person who has or had it; null where nobody did
     * @param imei of a telephone; empty without
     * @param outOn the day of the handover, after the reception
     * @param due null until further notice
     */
    record Known(
            UUID id,
            String kind,
            String model,
            String serial,
            String imei,
            UUID point,
            UUID by,
            LocalDate receivedOn,
            Fate fate,
            @Nullable UUID person,
            LocalDate outOn,
            @Nullable LocalDate due) {}

    /** Writes items of the current association; those whose identifier exists are passed over. */
    void load(List<Known> items);

    /**
     * Counts small things in at a point and gives some of them away, as the current account.
     *
     * @param random the same chance twice is once
     */
    void lots(UUID point, Random random);

    /**
     * Counts the rooms of a point by labels, as the current account: an item is missing, a label is nobody's. Nothing where no item is.
     *
     * @param inventory the same twice is once
     * @param over false: somebody is still counting
     */
    void count(UUID inventory, UUID point, boolean over);

    /**
     * Sends some items that are ready to another association, as the current account.
     *
     * @param transfer the same twice is once
     */
    void send(UUID transfer, UUID receiver, int items);

    /** Takes what was sent to the current association into the stock of a point, as the current account; twice is once. */
    void accept(UUID transfer, UUID point);
}
