// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.NoteVisitActs;
import fr.parvis.visits.VisitCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes anew what a corrected visit says was done in somebody's place, in the correction's transaction. */
@Component("mandatesOnVisitCorrected")
class OnVisitCorrected {
    private final NoteVisitActs note;

    OnVisitCorrected(NoteVisitActs note) {
        this.note = note;
    }

    @EventListener
    void on(VisitCorrected event) {
        note.corrected(event.before(), event.visit());
    }
}
