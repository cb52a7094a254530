package fr.parvis.equipment.reactions;

import fr.parvis.equipment.domain.FollowBorrowers;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the erasure's own transaction. */
@Component("equipmentOnPersonErased")
class OnPersonErased {
    private final FollowBorrowers follow;

    OnPersonErased(FollowBorrowers follow) {
        this.follow = follow;
    }

    @EventListener
    void on(PersonErased event) {
        follow.erased(event.person());
    }
}
