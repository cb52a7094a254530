package fr.parvis.appointments.reactions;

import fr.parvis.appointments.domain.FollowFiles;
import fr.parvis.people.FilesMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the merge's own transaction: both stand or neither. */
@Component("appointmentsOnFilesMerged")
class OnFilesMerged {
    private final FollowFiles follow;

    OnFilesMerged(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(FilesMerged event) {
        follow.merged(event.merge(), event.kept(), event.dropped());
    }
}
