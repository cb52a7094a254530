// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.reactions;

import fr.parvis.sheets.CardEnded;
import fr.parvis.skills.domain.ForgetCard;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Unlinks the learner of a card that ended, in the transaction of the act. */
@Component("skillsOnCardEnded")
class OnCardEnded {
    private final ForgetCard forget;

    OnCardEnded(ForgetCard forget) {
        this.forget = forget;
    }

    @EventListener
    void on(CardEnded ended) {
        forget.handle(ended.card());
    }
}
