// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.audit.Journal;
import fr.parvis.people.People;
import fr.parvis.referrals.domain.Referral.LinkVisit;
import fr.parvis.referrals.domain.Referral.Message;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes by staff to a referral that is on its way: reply, note what was heard, take it back. */
@Component
@Transactional
public class WorkOnReferral {
    private static final int SHOWN_VISITS = 30;

    private final ReferralTable referrals;
    private final FollowLink follow;
    private final People people;
    private final WithdrawReferral withdraw;
    private final Journal journal;

    WorkOnReferral(
            ReferralTable referrals, FollowLink follow, People people, WithdrawReferral withdraw, Journal journal) {
        this.referrals = referrals;
        this.follow = follow;
        this.people = people;
        this.withdraw = withdraw;
        this.journal = journal;
    }

    /** A referral with what was said and who came to its link. */
    public record Whole(Referral it, People.Named person, List<Message> messages, List<LinkVisit> visits) {}

    /** Looking at it is reading the person's file, and noted; what the partner said is seen from now on. */
    public Optional<Whole> read(UUID id) {
        return referrals
                .find(id)
                .flatMap(it -> people.find(it.person()).map(person -> {
                    people.read(person.id(), "case");
                    referrals.seen(id);
                    return new Whole(it, person, referrals.messages(id), referrals.visits(id, SHOWN_VISITS));
                }));
    }

    /** Referral to print, which counts as reading the person's file, too; without the partner's answers. */
    public Optional<Referral> print(UUID id) {
        return referrals
                .find(id)
                .filter(it -> it.passed() != null && !it.keyLost())
                .map(it -> {
                    people.read(it.person(), "case");
                    return it;
                });
    }

    @Transactional(readOnly = true)
    public Optional<Referral> find(UUID id) {
        return referrals.find(id);
    }

    /** The partner asked; this is what they read when they come back. */
    public Outcome<UUID> reply(UUID id, String text, boolean knowing) {
        var it = referrals.findLocked(id).orElse(null);
        if (it == null) return Outcome.refused("", "referrals.problem.unknown");
        var to = it.state().after(ReferralState.Move.REPLY).orElse(null);
        if (to == null) return Outcome.refused("", "referrals.problem.no-question");
        var problems = ReferralRules.text("text", text, ReferralRules.LONGEST_SAID, knowing);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        referrals.move(it, to, ReferralState.Move.REPLY);
        referrals.insert(
                id, new Message(Ids.next(), referrals.now(), false, "reply", text.strip(), ReferralRules.account()));
        people.contacted(it.person(), referrals.today());
        journal.note("referrals.replied", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Records an answer that the partner gave by telephone or letter. @param kind accept, refuse or answer */
    public Outcome<UUID> heard(UUID id, String kind, String text, boolean knowing) {
        var it = follow.findLocked(id).orElse(null);
        if (it == null) return Outcome.refused("", "referrals.problem.unknown");
        if (!kind.matches("accept|refuse|answer")) return Outcome.refused("kind", "referrals.problem.kind");
        if (!kind.equals("accept") || !text.isBlank()) {
            var problems = ReferralRules.text("heard", text, ReferralRules.LONGEST_SAID, knowing);
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        }
        var outcome = follow.said(it, kind, text.strip(), ReferralRules.account());
        if (outcome instanceof Outcome.Done) people.contacted(it.person(), referrals.today());
        return outcome;
    }

    /** By the person, or by us. Idempotent. */
    public Outcome<UUID> withdraw(UUID id) {
        return withdraw.handle(id);
    }
}
