// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.reactions;

import fr.parvis.sheets.VisitJoined;
import fr.parvis.skills.domain.SeenAtDesk;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds what was noted at a visit to the path of the learner whose card it joins, in the transaction of the act. */
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
