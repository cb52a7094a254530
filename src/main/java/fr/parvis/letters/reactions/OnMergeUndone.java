// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.reactions;

import fr.parvis.letters.domain.FollowFiles;
import fr.parvis.people.MergeUndone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Moves letters back to the person of their case when a merge is undone, at the end of that transaction, once its cases have moved. */
@Component("lettersOnMergeUndone")
class OnMergeUndone {
    private final FollowFiles follow;

    OnMergeUndone(FollowFiles follow) {
        this.follow = follow;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(MergeUndone undone) {
        follow.moved(undone.kept());
    }
}
