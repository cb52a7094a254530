package fr.parvis.letters.reactions;

import fr.parvis.letters.domain.FollowFiles;
import fr.parvis.people.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that undoes the merge. */
@Component("lettersOnMergeUndone")
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
