package fr.parvis.messages.reactions;

import fr.parvis.messages.domain.FollowFiles;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the erasure's own transaction. */
@Component("messagesOnPersonErased")
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
