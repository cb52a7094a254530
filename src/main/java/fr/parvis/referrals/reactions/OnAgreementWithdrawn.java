// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.reactions;

import fr.parvis.people.AgreementWithdrawn;
import fr.parvis.people.Agreements;
import fr.parvis.referrals.domain.WithdrawReferral;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Withdraws the referrals of a person who withdrew their agreement, in the transaction of the act: links end at once. */
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
