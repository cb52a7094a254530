// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.jobs;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.queue.domain.EndDays;
import fr.parvis.queue.domain.ForgetTickets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the days that are over every ten minutes, and forgets old tickets once a day. Twice at once does no harm. */
@Component
class EndQueueDays {
    private static final Logger LOG = LoggerFactory.getLogger(EndQueueDays.class);

    private final Associations associations;
    private final EndDays endDays;
    private final ForgetTickets forgetTickets;

    EndQueueDays(Associations associations, EndDays endDays, ForgetTickets forgetTickets) {
        this.associations = associations;
        this.endDays = endDays;
        this.forgetTickets = forgetTickets;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void end() {
        for (var association : associations.list()) Asking.as(association.id()).run(endDays::everywhere);
    }

    @Scheduled(initialDelay = 30, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = 0;
        for (Association association : associations.list())
            forgotten += Asking.as(association.id()).call(forgetTickets::handle);
        if (forgotten > 0) LOG.info("queue: {} tickets past their time of keeping deleted", forgotten);
    }
}
