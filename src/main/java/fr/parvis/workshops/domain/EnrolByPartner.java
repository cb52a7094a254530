// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.workshops.domain.SeeWorkshops.Coming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seats that a partner takes for somebody it accompanies, in the association that works for it. The person has a code as anybody who enrols alone; the
 * partner sees what it enrolled, and nobody else. Called in the association's scope, for the partner that is given.
 */
@Component
@Transactional
public class EnrolByPartner {
    static final int LONGEST_REFERENCE = 40;

    /** Enrolments on a partner's page. */
    public static final int MOST_SHOWN = 200;

    /** A name looks like that; a reference has a digit, or is one word. */
    private static final String NAME = "\\p{L}{2,}[\\s\\h-]+\\p{L}{2,}.*";

    /**
     * An enrolment as its partner sees it.
     *
     * @param reference the partner's own number; may be empty
     * @param begins of the next session
     * @param ahead persons who wait before them, where they wait
     */
    public record Theirs(
            UUID enrolment,
            String reference,
            String title,
            UUID point,
            Instant begins,
            int persons,
            Enrolment.State state,
            @Nullable Instant offeredUntil,
            int ahead) {}

    private final EnrolOneself oneself;
    private final Enrol enrol;
    private final SeeWorkshops see;
    private final EnrolmentTable enrolments;
    private final SentByPartnerTable sent;
    private final LocalDays localDays;

    EnrolByPartner(
            EnrolOneself oneself,
            Enrol enrol,
            SeeWorkshops see,
            EnrolmentTable enrolments,
            SentByPartnerTable sent,
            LocalDays localDays) {
        this.oneself = oneself;
        this.enrol = enrol;
        this.see = see;
        this.enrolments = enrolments;
        this.sent = sent;
        this.localDays = localDays;
    }

    /** The cycles that a partner may enrol in: those that are shown to the public, the full ones too. */
    @Transactional(readOnly = true)
    public List<Coming> cycles() {
        return see.openToPublic();
    }

    /** Those to come, the next session first; one more than {@link #MOST_SHOWN} where there are more. */
    @Transactional(readOnly = true)
    public List<Theirs> of(UUID partner) {
        return sent.of(partner, localDays.now());
    }

    /** References of those of a cycle whom partners enrolled, for the team. */
    @Transactional(readOnly = true)
    public Map<UUID, String> references(UUID cycle) {
        return sent.references(cycle);
    }

    /** A partner and the account that acts for it. */
    public record Sender(UUID partner, UUID account) {}

    /**
     * Enrols somebody, or lets them wait.
     *
     * @param reference by which the partner knows them; may be empty
     */
    public Outcome<OwnCode> enrol(Sender by, EnrolOneself.Asked asked, String reference) {
        var id = asked.id();
        if (reference.length() > LONGEST_REFERENCE || reference.matches(NAME))
            return Outcome.refused("reference", "workshops.problem.reference", LONGEST_REFERENCE);
        enrolments.lock(id.toString());
        var known = sent.partner(id);
        // an identifier of somebody else's form shows nothing
        if (known.isEmpty() ? enrolments.find(id).isPresent() : !known.get().equals(by.partner()))
            return Outcome.refused("", "workshops.problem.over");
        var outcome = oneself.enrol(asked);
        if (outcome instanceof Outcome.Done) sent.insert(id, by.partner(), by.account(), reference);
        return outcome;
    }

    /** Whether the partner enrolled somebody else under that reference who has or waits for a seat of the cycle. */
    @Transactional(readOnly = true)
    boolean knows(UUID partner, UUID cycle, String reference, UUID but) {
        return sent.isKnown(partner, cycle, reference, but);
    }

    /** The code of somebody whom the partner enrolled, to hand on; nothing once it is forgotten. */
    @Transactional(readOnly = true)
    public Optional<String> code(UUID partner, UUID enrolment) {
        return theirs(partner, enrolment) ? enrolments.reach(enrolment).map(Reach::code) : Optional.empty();
    }

    public Outcome<Enrol.Kept> cancel(UUID partner, UUID enrolment) {
        return theirs(partner, enrolment) ? enrol.cancel(enrolment) : unknown();
    }

    /** The answer to an offer, which the person gave to the partner. */
    public Outcome<Enrol.Kept> answer(UUID partner, UUID enrolment, boolean comes) {
        return theirs(partner, enrolment) ? enrol.answer(enrolment, comes) : unknown();
    }

    private boolean theirs(UUID partner, UUID enrolment) {
        return sent.partner(enrolment).filter(partner::equals).isPresent();
    }

    private static Outcome<Enrol.Kept> unknown() {
        return Outcome.refused("", "workshops.problem.unknown");
    }
}
