package fr.parvis.cases.reactions;

import fr.parvis.cases.domain.FollowFiles;
import fr.parvis.people.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component
class OnMergeUndone {
    private final FollowFiles follow;

    OnMergeUndone(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(MergeUndone undone) {
        follow.parted(undone.merge(), undone.dropped());
    }
}
