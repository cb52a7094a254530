// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.reactions;

import fr.parvis.equipment.domain.FollowBorrowers;
import fr.parvis.sheets.CardEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets the borrower of the loans of a card that ended, in the transaction of the act. */
@Component("equipmentOnCardEnded")
class OnCardEnded {
    private final FollowBorrowers follow;

    OnCardEnded(FollowBorrowers follow) {
        this.follow = follow;
    }

    @EventListener
    void on(CardEnded event) {
        follow.cardEnded(event.card());
    }
}
