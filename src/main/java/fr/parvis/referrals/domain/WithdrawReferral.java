// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.audit.Journal;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a referral back: the link is over at once, and what was passed and said is gone. */
@Component
public class WithdrawReferral {
    private final ReferralTable referrals;
    private final Journal journal;

    WithdrawReferral(ReferralTable referrals, Journal journal) {
        this.referrals = referrals;
        this.journal = journal;
    }

    /** Withdraws a referral; idempotent. */
    @Transactional
    public Outcome<UUID> handle(UUID id) {
        var it = referrals.findLocked(id).orElse(null);
        if (it == null) return Outcome.refused("", "referrals.problem.unknown");
        if (it.state() == ReferralState.WITHDRAWN) {
            referrals.forget(id);
            return new Outcome.Done<>(id);
        }
        var to = it.state().after(ReferralState.Move.WITHDRAW).orElse(null);
        if (to == null) return Outcome.refused("", "referrals.problem.over");
        referrals.move(it, to, ReferralState.Move.WITHDRAW);
        referrals.forget(id);
        journal.note("referrals.withdrawn", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Withdraws the referrals of a person who no longer agrees to them: links end, their content is deleted. */
    @Transactional
    public void agreementWithdrawn(UUID person) {
        for (var referral : referrals.runningOrRememberedOf(person)) always(referral);
    }

    /** Because the agreement is withdrawn: one that was refused or answered keeps its state, and loses what was passed and said. */
    @Transactional
    public void always(UUID id) {
        if (handle(id) instanceof Outcome.Done) return;
        referrals.forget(id);
        journal.note("referrals.forgotten", id.toString(), Map.of());
    }
}
