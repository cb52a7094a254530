// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Loads ordinary weeks, absences, wishes and holds of others' making, as the demonstration does, in the scope of their association. */
public interface PastRota {
    /** @param hours in the syntax of OpenStreetMap */
    record PastShift(UUID mediator, UUID point, String hours, LocalDate from) {}

    /** @param accepted whether it was decided; asked for otherwise */
    record PastAbsence(UUID mediator, LocalDate first, LocalDate last, boolean accepted) {}

    /** @param gladly whether the day is gladly worked, or rather not */
    record PastWish(UUID mediator, LocalDate day, boolean gladly) {}

    /** @param lead account that plans */
    void load(
            UUID lead,
            List<PastShift> shifts,
            List<PastAbsence> absences,
            List<PastWish> wishes,
            List<Holds.Asked> holds);
}
