// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.reactions;

import fr.parvis.contracts.ContractsSummarized;
import fr.parvis.webhooks.domain.NoteContractsAtRisk;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes contracts that are at risk since now, in the transaction that looks at them. */
@Component("webhooks.OnContractsSummarized")
class OnContractsSummarized {
    private final NoteContractsAtRisk note;

    OnContractsSummarized(NoteContractsAtRisk note) {
        this.note = note;
    }

    @EventListener
    void on(ContractsSummarized event) {
        note.handle(event.atRisk());
    }
}
