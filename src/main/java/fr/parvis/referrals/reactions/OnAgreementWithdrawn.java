// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.reactions;

import fr.parvis.people.AgreementWithdrawn;
import fr.parvis.people.Agreements;
import fr.parvis.referrals.domain.WithdrawReferral;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that notes it: the link is over when the person is told so. */
@Component("referralsOnAgreementWithdrawn")
class OnAgreementWithdrawn {
    private final WithdrawReferral withdraw;

    OnAgreementWithdrawn(WithdrawReferral withdraw) {
        this.withdraw = withdraw;
    }

    @EventListener
    void on(AgreementWithdrawn withdrawn) {
        if (withdrawn.purpose().equals(Agreements.PARTNER)) withdraw.agreementWithdrawn(withdrawn.person());
    }
}
