package fr.parvis.messages.reactions;

import fr.parvis.messages.domain.FollowFiles;
import fr.parvis.people.AgreementWithdrawn;
import fr.parvis.people.Agreements;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inside the transaction that notes it. */
@Component("messagesOnAgreementWithdrawn")
class OnAgreementWithdrawn {
    private final FollowFiles follow;

    OnAgreementWithdrawn(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(AgreementWithdrawn event) {
        if (event.purpose().equals(Agreements.CONTACT)) follow.agreementWithdrawn(event.person());
    }
}
