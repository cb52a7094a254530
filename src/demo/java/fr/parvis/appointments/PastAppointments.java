// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Loads motives, appointments of the past weeks and of those to come, as the demonstration does, in the scope of their association. */
public interface PastAppointments {
    /** @param papers to bring, one a line */
    record PastMotive(UUID id, String label, int minutes, boolean pair, boolean byPublic, String papers) {}

    /**
     * An appointment that was kept or missed.
     *
     * @param minute after midnight
     * @param came whether the person was there
     */
    record PastBooking(UUID motive, UUID point, LocalDate day, int minute, String name, boolean came) {}

    /**
     * One to come: the free time of the day that is nearest to the share of it, from 0 to 1.
     *
     * @param mediator mediator whose time it takes
     */
    record Wish(UUID motive, UUID mediator, LocalDate day, double share, String name) {}

    /** Somebody who waits for a time that becomes free. */
    record Waits(UUID motive, LocalDate first, LocalDate last, String name) {}

    /**
     * @param lead account that makes the motives and books
     * @return number of appointments there; a wish without free time makes none
     */
    int load(UUID lead, List<PastMotive> motives, List<PastBooking> past, List<Wish> wishes, List<Waits> waiting);
}
