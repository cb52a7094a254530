// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.reactions;

import fr.parvis.outreach.domain.EntriesOfPerson;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Deletes the list entries of an erased person, in the erasure's transaction, before their cases, which lead to the entries, are deleted. */
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
