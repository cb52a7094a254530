package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.FollowPersons;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the erasure's own transaction. */
@Component("mandatesOnPersonErased")
class OnPersonErased {
    private final FollowPersons follow;

    OnPersonErased(FollowPersons follow) {
        this.follow = follow;
    }

    @EventListener
    void on(PersonErased event) {
        follow.erased(event.person());
    }
}
