// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.jobs;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.VerifySeats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets codes and telephones of workshops that are over and recounts taken seats, at two at night of each association. */
@Component
class KeepWorkshops {
    private static final Logger LOG = LoggerFactory.getLogger(KeepWorkshops.class);
    private static final int NIGHT = 2;

    private final Associations associations;
    private final EnrolOneself enrol;
    private final VerifySeats verify;
    private final LocalDays localDays;

    KeepWorkshops(Associations associations, EnrolOneself enrol, VerifySeats verify, LocalDays localDays) {
        this.associations = associations;
        this.enrol = enrol;
        this.verify = verify;
        this.localDays = localDays;
    }

    @Scheduled(cron = "0 50 * * * *")
    void night() {
        for (var association : associations.list())
            try {
                if (localDays.hour(association.id()) == NIGHT)
                    Asking.as(association.id()).run(() -> {
                        enrol.forget();
                        verify.handle();
                    });
            } catch (RuntimeException e) {
                // one association never keeps another waiting
                LOG.error("the workshops of association {} could not be kept", association.id(), e);
            }
    }
}
