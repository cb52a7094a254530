// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.NoteVisitActs;
import fr.parvis.visits.VisitCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that takes the visit back. */
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
