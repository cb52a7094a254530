// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.reactions;

import fr.parvis.letters.domain.FollowFiles;
import fr.parvis.people.FilesMerged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Moves letters to the person whom their case belongs to after a merge, at the end of the merge's transaction, once its cases have moved. */
@Component("lettersOnFilesMerged")
class OnFilesMerged {
    private final FollowFiles follow;

    OnFilesMerged(FollowFiles follow) {
        this.follow = follow;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(FilesMerged merged) {
        follow.moved(merged.dropped());
    }
}
