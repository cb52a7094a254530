package fr.parvis.equipment.reactions;

import fr.parvis.equipment.domain.FollowBorrowers;
import fr.parvis.people.FilesMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the merge's own transaction: both stand or neither. */
@Component("equipmentOnFilesMerged")
class OnFilesMerged {
    private final FollowBorrowers follow;

    OnFilesMerged(FollowBorrowers follow) {
        this.follow = follow;
    }

    @EventListener
    void on(FilesMerged event) {
        follow.merged(event.merge(), event.kept(), event.dropped());
    }
}
