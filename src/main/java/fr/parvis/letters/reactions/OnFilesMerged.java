package fr.parvis.letters.reactions;

import fr.parvis.letters.domain.FollowFiles;
import fr.parvis.people.FilesMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the merge's own transaction: both stand or neither. */
@Component("lettersOnFilesMerged")
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
