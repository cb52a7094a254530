// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.jobs;

import fr.parvis.access.Associations;
import fr.parvis.queue.domain.EndDays;
import fr.parvis.queue.domain.ForgetTickets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the days that are over every ten minutes, and forgets old tickets once a day. Two runs at once do no harm. */
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
        associations.inEach("queue: days that are over", _ -> endDays.everywhere());
    }

    @Scheduled(initialDelay = 30, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = associations.sumInEach("queue: old tickets", _ -> forgetTickets.handle());
        if (forgotten > 0) LOG.info("queue: {} tickets past their time of keeping deleted", forgotten);
    }
}
