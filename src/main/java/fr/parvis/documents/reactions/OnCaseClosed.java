// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.reactions;

import fr.parvis.cases.CaseClosed;
import fr.parvis.documents.domain.DeleteDocuments;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day from which the documents of a closed case are kept no longer than so many days, in the transaction of the act. */
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
