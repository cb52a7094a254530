package fr.parvis.referrals.reactions;

import fr.parvis.people.FilesMerged;
import fr.parvis.referrals.domain.FollowFiles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the merge's own transaction: both stand or neither. */
@Component("referralsOnFilesMerged")
class OnFilesMerged {
    private final FollowFiles follow;

    OnFilesMerged(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(FilesMerged merged) {
        follow.merged(merged.merge(), merged.kept(), merged.dropped());
    }
}
