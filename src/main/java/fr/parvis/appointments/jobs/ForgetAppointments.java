// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.jobs;

import fr.parvis.access.Associations;
import fr.parvis.appointments.domain.BookingTerm;
import fr.parvis.network.LocalDays;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets contacts and old appointments, at two at night of each association. */
@Component
class ForgetAppointments {
    /** Hour of the night at a place: one that each night has once, also when the clocks change. */
    private static final int NIGHT = 4;

    private final Associations associations;
    private final BookingTerm term;
    private final LocalDays localDays;

    ForgetAppointments(Associations associations, BookingTerm term, LocalDays localDays) {
        this.associations = associations;
        this.term = term;
        this.localDays = localDays;
    }

    @Scheduled(cron = "0 45 * * * *")
    void night() {
        associations.inEach("appointments: past their time", association -> {
            if (localDays.hour(association) == NIGHT) term.forget();
        });
    }
}
