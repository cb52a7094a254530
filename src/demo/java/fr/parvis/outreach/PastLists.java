// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The demonstration's way in: a partner's list of invented households, with what was tried and found. */
public interface PastLists {

    /**
     * @param phone null: only the door is known
     * @param point point whose door it is
     * @param language ISO 639 code; null: not told
     * @param plannedOn the day of the cut that the partner announced; null where none was
     * @param cheque yes, no or unknown
     * @param outcomes of calls, one a day up to the day before today
     * @param solution kind of what was found; null while nothing is
     */
    record Known(
            UUID id,
            String given,
            String family,
            @Nullable String phone,
            String street,
            String postcode,
            String town,
            String commune,
            @Nullable UUID point,
            @Nullable String language,
            long cents,
            LocalDate issuedOn,
            @Nullable LocalDate plannedOn,
            String cheque,
            List<String> outcomes,
            @Nullable String solution) {}

    /**
     * Writes an arrangement about electricity and one list of the current association, and ranks it; once for an arrangement.
     *
     * @param arrangement its identifier, made by the caller
     * @param by account that tried
     */
    void load(UUID arrangement, UUID partner, String name, LocalDate receivedOn, UUID by, List<Known> households);
}
