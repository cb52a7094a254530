// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.reactions;

import fr.parvis.sheets.VisitJoined;
import fr.parvis.skills.domain.SeenAtDesk;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that joins the visit to the card. */
@Component("skillsOnVisitJoined")
class OnVisitJoined {
    private final SeenAtDesk seen;

    OnVisitJoined(SeenAtDesk seen) {
        this.seen = seen;
    }

    @EventListener
    void on(VisitJoined joined) {
        seen.joined(joined.card(), joined.visit());
    }
}
