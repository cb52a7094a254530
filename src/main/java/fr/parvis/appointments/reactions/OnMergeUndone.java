package fr.parvis.appointments.reactions;

import fr.parvis.appointments.domain.FollowFiles;
import fr.parvis.people.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component("appointmentsOnMergeUndone")
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
