package fr.parvis.skills.reactions;

import fr.parvis.people.FilesMerged;
import fr.parvis.skills.domain.FollowOwners;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction of the merge. */
@Component("skillsOnFilesMerged")
class OnFilesMerged {
    private final FollowOwners follow;

    OnFilesMerged(FollowOwners follow) {
        this.follow = follow;
    }

    @EventListener
    void on(FilesMerged merged) {
        follow.merged(merged.merge(), merged.kept(), merged.dropped());
    }
}
