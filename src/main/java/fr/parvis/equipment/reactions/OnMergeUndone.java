package fr.parvis.equipment.reactions;

import fr.parvis.equipment.domain.FollowBorrowers;
import fr.parvis.people.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component("equipmentOnMergeUndone")
class OnMergeUndone {
    private final FollowBorrowers follow;

    OnMergeUndone(FollowBorrowers follow) {
        this.follow = follow;
    }

    @EventListener
    void on(MergeUndone event) {
        follow.parted(event.merge(), event.dropped());
    }
}
