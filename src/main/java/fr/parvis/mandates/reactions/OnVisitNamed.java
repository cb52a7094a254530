// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.NoteVisitActs;
import fr.parvis.people.VisitNamed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what was done in a person's place at a visit that turned out to be theirs, in the transaction of the act. */
@Component("mandatesOnVisitNamed")
class OnVisitNamed {
    private final NoteVisitActs note;

    OnVisitNamed(NoteVisitActs note) {
        this.note = note;
    }

    @EventListener
    void on(VisitNamed event) {
        note.named(event.person(), event.visit());
    }
}
