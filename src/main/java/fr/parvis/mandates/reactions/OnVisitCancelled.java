// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.NoteVisitActs;
import fr.parvis.visits.VisitCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Withdraws what a cancelled visit says was done in somebody's place, in the transaction of the act. */
@Component("mandatesOnVisitCancelled")
class OnVisitCancelled {
    private final NoteVisitActs note;

    OnVisitCancelled(NoteVisitActs note) {
        this.note = note;
    }

    @EventListener
    void on(VisitCancelled event) {
        note.cancelled(event.visit());
    }
}
