package fr.parvis.referrals.reactions;

import fr.parvis.people.AgreementWithdrawn;
import fr.parvis.referrals.domain.FollowFiles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that notes it: the link is over when the person is told so. */
@Component("referralsOnAgreementWithdrawn")
class OnAgreementWithdrawn {
    private final FollowFiles follow;

    OnAgreementWithdrawn(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(AgreementWithdrawn withdrawn) {
        follow.agreementWithdrawn(withdrawn.person(), withdrawn.purpose());
    }
}
