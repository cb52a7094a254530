// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.reactions;

import fr.parvis.outreach.domain.EntriesOfPerson;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Inside the erasure's own transaction, before the cases go that lead from the person to what lists told. */
@Component("outreachOnPersonErased")
class OnPersonErased {
    private final EntriesOfPerson entries;

    OnPersonErased(EntriesOfPerson entries) {
        this.entries = entries;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PersonErased erased) {
        entries.erased(erased.person());
    }
}
