// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.jobs;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.webhooks.domain.ForgetEvents;
import fr.parvis.webhooks.domain.SendEvents;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Calls endpoints right after events, several associations at once, so that a slow endpoint delays only its own. Two runs at once do no harm. */
@Component
class CallEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(CallEndpoints.class);
    private static final int AT_ONCE = 4;

    private final Associations associations;
    private final SendEvents send;
    private final ForgetEvents forget;

    CallEndpoints(Associations associations, SendEvents send, ForgetEvents forget) {
        this.associations = associations;
        this.send = send;
        this.forget = forget;
    }

    @Scheduled(initialDelay = 33, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void call() {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var association : Asking.as(Scope.network()).call(send::associationsDue))
                threads.execute(() -> in(association, send::here));
        }
    }

    @Scheduled(initialDelay = 50, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void forget() {
        associations.inEach("webhooks: events past their time", _ -> forget.here());
    }

    private static void in(UUID association, IntSupplier what) {
        try {
            Asking.as(association).call(what::getAsInt);
        } catch (RuntimeException e) {
            // those of one association never keep another's waiting
            LOG.error("webhooks of association {} could not be cared for", association, e);
        }
    }
}
