package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.FollowPersons;
import fr.parvis.people.FilesMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the merge's own transaction: both stand or neither. */
@Component("mandatesOnFilesMerged")
class OnFilesMerged {
    private final FollowPersons follow;

    OnFilesMerged(FollowPersons follow) {
        this.follow = follow;
    }

    @EventListener
    void on(FilesMerged event) {
        follow.merged(event.merge(), event.kept(), event.dropped());
    }
}
