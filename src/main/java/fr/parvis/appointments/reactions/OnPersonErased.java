package fr.parvis.appointments.reactions;

import fr.parvis.appointments.domain.FollowFiles;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the erasure's own transaction. */
@Component("appointmentsOnPersonErased")
class OnPersonErased {
    private final FollowFiles follow;

    OnPersonErased(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(PersonErased event) {
        follow.erased(event.person());
    }
}
