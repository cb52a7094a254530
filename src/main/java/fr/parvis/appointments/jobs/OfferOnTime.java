// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.jobs;

import fr.parvis.access.Associations;
import fr.parvis.appointments.domain.OfferFreed;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each minute offers time that was given back to who waits. Twice at once does no harm. */
@Component
class OfferOnTime {

    private final Associations associations;
    private final OfferFreed offers;

    OfferOnTime(Associations associations, OfferFreed offers) {
        this.associations = associations;
        this.offers = offers;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void offer() {
        associations.inEach("appointments: offers of freed time", _ -> offers.handle());
    }
}
