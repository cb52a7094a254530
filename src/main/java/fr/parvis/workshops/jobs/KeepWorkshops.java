// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.jobs;

import fr.parvis.access.Associations;
import fr.parvis.network.LocalDays;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.FreeAccess;
import fr.parvis.workshops.domain.VerifySeats;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets codes and telephones of workshops that are over, recounts taken seats and ends what was left open at computers, at two at night of each
 * association.
 */
@Component
class KeepWorkshops {
    /** Hour of the night at a place: one that each night has once, also when the clocks change. */
    private static final int NIGHT = 4;

    private final Associations associations;
    private final EnrolOneself enrol;
    private final VerifySeats verify;
    private final FreeAccess access;
    private final LocalDays localDays;

    KeepWorkshops(
            Associations associations, EnrolOneself enrol, VerifySeats verify, FreeAccess access, LocalDays localDays) {
        this.associations = associations;
        this.enrol = enrol;
        this.verify = verify;
        this.access = access;
        this.localDays = localDays;
    }

    @Scheduled(cron = "0 50 * * * *")
    void night() {
        associations.inEach("workshops: night", association -> {
            if (localDays.hour(association) != NIGHT) return;
            enrol.forget();
            verify.handle();
            access.endForgotten();
        });
    }
}
