package fr.parvis.skills.reactions;

import fr.parvis.people.PersonErased;
import fr.parvis.skills.domain.FollowOwners;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction of the erasure. */
@Component("skillsOnPersonErased")
class OnPersonErased {
    private final FollowOwners follow;

    OnPersonErased(FollowOwners follow) {
        this.follow = follow;
    }

    @EventListener
    void on(PersonErased erased) {
        follow.erased(erased.person());
    }
}
