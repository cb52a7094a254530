// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.jobs;

import fr.parvis.access.Associations;
import fr.parvis.appointments.domain.OfferFreed;
import fr.parvis.database.Asking;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each minute offers time that was given back to who waits. Twice at once does no harm. */
@Component
class OfferOnTime {
    private static final Logger LOG = LoggerFactory.getLogger(OfferOnTime.class);

    private final Associations associations;
    private final OfferFreed offers;

    OfferOnTime(Associations associations, OfferFreed offers) {
        this.associations = associations;
        this.offers = offers;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void offer() {
        for (var association : associations.list())
            try {
                Asking.as(association.id()).run(offers::handle);
            } catch (RuntimeException e) {
                // one association never keeps another waiting
                LOG.error("freed time of association {} could not be offered", association.id(), e);
            }
    }
}
