package fr.parvis.referrals.reactions;

import fr.parvis.people.PersonErased;
import fr.parvis.referrals.domain.FollowFiles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the erasure's own transaction. */
@Component("referralsOnPersonErased")
class OnPersonErased {
    private final FollowFiles follow;

    OnPersonErased(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(PersonErased erased) {
        follow.erased(erased.person());
    }
}
