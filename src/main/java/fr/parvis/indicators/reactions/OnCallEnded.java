// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.hotline.CallEnded;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of a call of the line, in the transaction of the act. */
@Component("indicatorsOnCallEnded")
class OnCallEnded {
    private final Outbox outbox;

    OnCallEnded(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(CallEnded event) {
        outbox.day(event.association(), Fact.CALL, event.day());
    }
}
