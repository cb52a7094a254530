// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.reactions;

import fr.parvis.mandates.domain.NoteVisitActs;
import fr.parvis.people.VisitNamed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that puts the visit under a name. */
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
