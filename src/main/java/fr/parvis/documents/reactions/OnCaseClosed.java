// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.reactions;

import fr.parvis.cases.CaseClosed;
import fr.parvis.documents.domain.DeleteDocuments;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that closes the case. */
@Component("documentsOnCaseClosed")
class OnCaseClosed {
    private final DeleteDocuments letGo;

    OnCaseClosed(DeleteDocuments letGo) {
        this.letGo = letGo;
    }

    @EventListener
    void on(CaseClosed closed) {
        letGo.closed(closed.caseFile(), closed.on());
    }
}
