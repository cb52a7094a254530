// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.referrals.ReferralAnswered;
import fr.parvis.referrals.domain.Referral.Message;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps of a partner who follows a link: no account, the link's secret and a code that serves once. Who gave it is in for some
 * hours, in that browser alone; each coming and each attempt is noted.
 */
@Component
@Transactional
public class FollowLink {
    private static final Duration CODE_BY_MAIL_LASTS = Duration.ofMinutes(20);
    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);
    private static final Duration IN = Duration.ofHours(8);

    /** A mailbox is not to be flooded by whoever holds a link. */
    private static final int MOST_CODES = 20;

    /** Content behind a link. */
    public sealed interface LinkState {
        /** There is no such link, or a newer one took its place. */
        record Unknown() implements LinkState {}

        /** @param why withdrawn, expired, locked or done */
        record Closed(String why) implements LinkState {}

        /** @param gone whether its code has served already and none is on its way */
        record Code(Referral it, boolean gone) implements LinkState {}

        record In(Referral it) implements LinkState {}
    }

    /** Outcome of a code that was typed. */
    public enum Entry {
        IN,
        WRONG,
        LATE,
        LOCKED,
        OVER
    }

    /** A code to be mailed; told to nobody else. @param referral referral that it opens */
    public record MailedCode(Referral referral, String mailbox, String code) {}

    /** Owner and purpose of the link. */
    public record Behind(UUID association, UUID referral) {}

    private final ReferralTable referrals;
    private final Cases cases;
    private final ContactText contacts;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    FollowLink(
            ReferralTable referrals,
            Cases cases,
            ContactText contacts,
            Journal journal,
            ApplicationEventPublisher events) {
        this.referrals = referrals;
        this.cases = cases;
        this.contacts = contacts;
        this.journal = journal;
        this.events = events;
    }

    /** Referral of a link, looked up before anybody has signed in. */
    @Transactional(readOnly = true)
    public Optional<Behind> find(String token) {
        return token.matches("[A-Za-z0-9_-]{43}") ? referrals.findByToken(token) : Optional.empty();
    }

    /** Opens the link's page; the visit is noted unless a session is open already. */
    public LinkState look(UUID id, String token, @Nullable String session) {
        var it = referrals.find(id).orElse(null);
        if (it == null) return new LinkState.Unknown();
        var why = closed(it);
        if (why != null) {
            note(it, "over");
            return new LinkState.Closed(why);
        }
        if (session != null && referrals.isIn(id, session)) return new LinkState.In(it);
        note(it, "opened");
        return new LinkState.Code(it, !referrals.code(id, token, "").known() && "phone".equals(it.codeBy()));
    }

    private @Nullable String closed(Referral it) {
        return switch (it.state()) {
            case WITHDRAWN -> "withdrawn";
            case REFUSED, ANSWERED -> "done";
            case EXPIRED -> "expired";
            default ->
                referrals.today().isAfter(it.expiresOn()) || it.passed() == null
                        ? "expired"
                        : it.locked() ? "locked" : null;
        };
    }

    private void note(Referral it, String what) {
        referrals.came(it.id(), what);
        journal.note("referrals.link-" + what, it.id().toString(), Map.of());
    }

    /** A fresh code for the mailbox of the addressee, wherever the link was forwarded to; none when it is too soon. */
    public Optional<MailedCode> code(UUID id, String token) {
        var it = referrals.findLocked(id).orElse(null);
        if (it == null || closed(it) != null || !"mail".equals(it.codeBy())) return Optional.empty();
        var passed = it.passed();
        var mailbox = passed == null ? null : passed.mailbox();
        if (mailbox == null) return Optional.empty();
        var former = referrals.code(id, token, "");
        var sentAt = former.sentAt();
        if (former.sent() >= MOST_CODES
                || sentAt != null && sentAt.plus(BETWEEN_CODES).isAfter(referrals.now())) return Optional.empty();
        var code = SendReferral.code();
        referrals.giveCode(id, token, code, referrals.now().plus(CODE_BY_MAIL_LASTS));
        note(it, "code-sent");
        return Optional.of(new MailedCode(it, mailbox, code));
    }

    /** @param session session that the browser will show from now on, when the code was right */
    public Entry enter(UUID id, String token, String code, String session) {
        var it = referrals.findLocked(id).orElse(null);
        if (it == null) return Entry.OVER;
        var why = closed(it);
        if (why != null) {
            note(it, "over");
            return why.equals("locked") ? Entry.LOCKED : Entry.OVER;
        }
        var state = referrals.code(id, token, code.replaceAll("\\D", ""));
        if (state.right() && state.inTime()) {
            referrals.letIn(id, session, IN);
            it.state().after(ReferralState.Move.OPEN).ifPresent(to -> referrals.move(it, to, ReferralState.Move.OPEN));
            note(it, "right-code");
            return Entry.IN;
        }
        // a code that is used up or too old is not a guess
        if (!state.known() || state.right()) {
            note(it, "late-code");
            return Entry.LATE;
        }
        referrals.wrongCode(id);
        boolean last = it.wrongCodes() + 1 >= Referral.MOST_WRONG_CODES;
        note(it, last ? "locked" : "wrong-code");
        return last ? Entry.LOCKED : Entry.WRONG;
    }

    public static String session() {
        return RandomSecret.next();
    }

    public void leave(UUID id, String session) {
        if (referrals.isIn(id, session)) referrals.letOut(id);
    }

    /** @param kind accept, refuse, ask or answer; all but the first ask for words */
    public Outcome<UUID> react(UUID id, String session, String kind, String text) {
        var it = findLocked(id).orElse(null);
        if (it == null || closed(it) != null || !referrals.isIn(id, session))
            return Outcome.refused("", "referrals.problem.over");
        if (move(kind) == null) return Outcome.refused("kind", "referrals.problem.kind");
        var problems = new ArrayList<Problem>();
        if (text.isBlank() && !kind.equals("accept")) problems.add(Problem.of("text", "referrals.problem.say-" + kind));
        if (text.length() > ReferralRules.LONGEST_SAID)
            problems.add(PeopleProblems.tooLong("text", ReferralRules.LONGEST_SAID));
        problems.addAll(SensitiveText.problems("text", text, true));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        return said(it, kind, text.strip(), null);
    }

    /** A referral after its case, in the order of all: what was said stands among the case's contacts. */
    Optional<Referral> findLocked(UUID id) {
        referrals.find(id).map(Referral::caseFile).ifPresent(cases::findLocked);
        return referrals.findLocked(id);
    }

    private static ReferralState.@Nullable Move move(String kind) {
        return switch (kind) {
            case "accept" -> ReferralState.Move.ACCEPT;
            case "refuse" -> ReferralState.Move.REFUSE;
            case "ask" -> ReferralState.Move.ASK;
            case "answer" -> ReferralState.Move.ANSWER;
            default -> null;
        };
    }

    /** Records an answer of the partner, from the page or as an account heard it. */
    Outcome<UUID> said(Referral it, String kind, String text, @Nullable UUID heardBy) {
        var move = move(kind);
        if (move == null) return Outcome.refused("kind", "referrals.problem.kind");
        var to = it.state().after(move).orElse(null);
        if (to == null) return Outcome.refused("", "referrals.problem.over");
        referrals.move(it, to, move);
        var message = new Message(Ids.next(), referrals.now(), true, kind, text, heardBy);
        referrals.insert(it.id(), message);
        journal.note(
                "referrals.partner-said",
                it.id().toString(),
                Map.of("kind", kind, "by", heardBy == null ? "partner" : "noted"));
        events.publishEvent(new ReferralAnswered(it.id(), kind));
        // an answer on the page that stands in no case is not deleted before somebody has seen it
        if (!standsInCase(it, kind, text, heardBy) && heardBy == null) referrals.keepUntilSeen(message.id());
        return new Outcome.Done<>(it.id());
    }

    /** @return false without a case, and when it is closed: it takes nothing any more */
    private boolean standsInCase(Referral it, String kind, String text, @Nullable UUID heardBy) {
        var caseFile = it.caseFile();
        if (caseFile == null) return false;
        var parts = ReferralRules.parts(contacts.said(kind) + (text.isEmpty() ? "" : " " + text));
        // among the contacts of the case each is somebody's: who handed the person on
        return Actor.is(heardBy == null ? responsible(it) : heardBy).call(() -> {
            boolean stands = true;
            // a case shows its latest contact first: the first part, written last, stands above the others
            for (var part : parts.reversed())
                stands &= cases.contacted(
                        caseFile,
                        new Cases.Contact(referrals.today(), heardBy == null ? "portal" : "call", "partner", part));
            return stands;
        });
    }

    /** Account that is told what becomes of it: the one that follows its case, also after a hand-over; without a case the one that sent it. */
    @Transactional(readOnly = true)
    public UUID responsible(Referral it) {
        var caseFile = it.caseFile();
        return caseFile == null
                ? it.sentBy()
                : cases.find(caseFile).map(Cases.Named::responsible).orElse(it.sentBy());
    }

    /** Messages so far, for the partner's page. */
    @Transactional(readOnly = true)
    public List<Message> messages(UUID id) {
        return referrals.messages(id);
    }
}
