// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.reactions;

import fr.parvis.cases.CaseReopened;
import fr.parvis.documents.domain.DeleteDocuments;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Cancels the deletion of the documents of a case that is opened again, in the transaction of the act. */
@Component("documentsOnCaseReopened")
class OnCaseReopened {
    private final DeleteDocuments letGo;

    OnCaseReopened(DeleteDocuments letGo) {
        this.letGo = letGo;
    }

    @EventListener
    void on(CaseReopened reopened) {
        letGo.reopened(reopened.caseFile());
    }
}
