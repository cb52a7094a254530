// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.reactions;

import fr.parvis.messages.domain.StopContact;
import fr.parvis.people.AgreementWithdrawn;
import fr.parvis.people.Agreements;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Withdraws the messages planned for a person who no longer agrees to be contacted, in the transaction of the act. */
@Component("messagesOnAgreementWithdrawn")
class OnAgreementWithdrawn {
    private final StopContact contact;

    OnAgreementWithdrawn(StopContact contact) {
        this.contact = contact;
    }

    @EventListener
    void on(AgreementWithdrawn event) {
        if (event.purpose().equals(Agreements.CONTACT)) contact.agreementWithdrawn(event.person());
    }
}
