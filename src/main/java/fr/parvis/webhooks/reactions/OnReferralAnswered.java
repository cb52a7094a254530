// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.reactions;

import fr.parvis.referrals.ReferralAnswered;
import fr.parvis.referrals.ReferralsAddresses;
import fr.parvis.webhooks.domain.EventType;
import fr.parvis.webhooks.domain.NoteEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what kind of answer a partner gave, in the transaction of the answer. */
@Component("webhooks.OnReferralAnswered")
class OnReferralAnswered {
    private final NoteEvent note;

    OnReferralAnswered(NoteEvent note) {
        this.note = note;
    }

    @EventListener
    void on(ReferralAnswered event) {
        note.handle(
                EventType.REFERRAL_ANSWERED,
                event.referral(),
                ReferralsAddresses.referral(event.referral()),
                Map.of("kind", event.kind()));
    }
}
