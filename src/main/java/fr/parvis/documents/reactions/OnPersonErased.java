// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.reactions;

import fr.parvis.documents.domain.DeleteDocuments;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Deletes the documents of an erased person, in the erasure's transaction, before their cases: these tell whose documents they are. */
@Component("documentsOnPersonErased")
class OnPersonErased {
    private final DeleteDocuments letGo;

    OnPersonErased(DeleteDocuments letGo) {
        this.letGo = letGo;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PersonErased erased) {
        letGo.erased(erased.person());
    }
}
