package fr.parvis.skills.reactions;

import fr.parvis.people.MergeUndone;
import fr.parvis.skills.domain.FollowOwners;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction of what undoes the merge. */
@Component("skillsOnMergeUndone")
class OnMergeUndone {
    private final FollowOwners follow;

    OnMergeUndone(FollowOwners follow) {
        this.follow = follow;
    }

    @EventListener
    void on(MergeUndone undone) {
        follow.parted(undone.merge(), undone.dropped());
    }
}
