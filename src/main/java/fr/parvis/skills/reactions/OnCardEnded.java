package fr.parvis.skills.reactions;

import fr.parvis.sheets.CardEnded;
import fr.parvis.skills.domain.FollowOwners;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction of the card's end. */
@Component("skillsOnCardEnded")
class OnCardEnded {
    private final FollowOwners follow;

    OnCardEnded(FollowOwners follow) {
        this.follow = follow;
    }

    @EventListener
    void on(CardEnded ended) {
        follow.cardEnded(ended.card());
    }
}
