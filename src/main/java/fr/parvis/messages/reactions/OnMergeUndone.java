package fr.parvis.messages.reactions;

import fr.parvis.messages.domain.FollowFiles;
import fr.parvis.people.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component("messagesOnMergeUndone")
class OnMergeUndone {
    private final FollowFiles follow;

    OnMergeUndone(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(MergeUndone event) {
        follow.parted(event.merge(), event.dropped());
    }
}
