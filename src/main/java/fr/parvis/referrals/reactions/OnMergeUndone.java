package fr.parvis.referrals.reactions;

import fr.parvis.people.MergeUndone;
import fr.parvis.referrals.domain.FollowFiles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component("referralsOnMergeUndone")
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
