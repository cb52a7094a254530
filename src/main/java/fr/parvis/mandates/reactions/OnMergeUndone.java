package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.FollowPersons;
import fr.parvis.people.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component("mandatesOnMergeUndone")
class OnMergeUndone {
    private final FollowPersons follow;

    OnMergeUndone(FollowPersons follow) {
        this.follow = follow;
    }

    @EventListener
    void on(MergeUndone event) {
        follow.parted(event.merge(), event.dropped());
    }
}
