// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.values.PhoneNumber;
import fr.parvis.workshops.WorkshopsSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seats of workshops that somebody takes without an account, and finds again by a code; nobody's name is asked for. */
@Component
@Transactional
public class EnrolOneself {
    /**
     * Enrolment that is asked for without an account.
     *
     * @param id made with the form: the same form twice is one enrolment, and shows the same code
     * @param persons 1 to the seats there are, {@link Enrolment#MOST_PERSONS} at most
     * @param phone may be empty
     * @param language ISO 639 code of the messages
     */
    public record Asked(UUID id, UUID cycle, int persons, String phone, String language) {}

    private static final int MOST_OPEN = 4;

    private final CycleTable cycles;
    private final CatalogueTable catalogue;
    private final EnrolmentTable enrolments;
    private final SentByPartnerTable sent;
    private final EnrolmentMessages messages;
    private final LocalDays localDays;
    private final Journal journal;
    private final Duration keep;

    EnrolOneself(
            CycleTable cycles,
            CatalogueTable catalogue,
            EnrolmentTable enrolments,
            SentByPartnerTable sent,
            EnrolmentMessages messages,
            LocalDays localDays,
            Journal journal,
            WorkshopsSettings settings) {
        this.cycles = cycles;
        this.catalogue = catalogue;
        this.enrolments = enrolments;
        this.sent = sent;
        this.messages = messages;
        this.localDays = localDays;
        this.journal = journal;
        this.keep = Duration.ofDays(settings.contactDays());
    }

    /** Enrols whoever asks, or lets them wait. @return code to be shown and kept by the person */
    public Outcome<OwnCode> enrol(Asked asked) {
        var id = asked.id;
        var cycle = asked.cycle;
        int persons = asked.persons;
        var phone = asked.phone;
        enrolments.lock(id.toString());
        var again = enrolments.reach(id).map(Reach::code).flatMap(OwnCode::read);
        if (again.isPresent()) return new Outcome.Done<>(again.get());
        if (!phone.isEmpty()) {
            // anybody may type it, and we would pay what it costs
            if (!isReachable(phone)) return Outcome.refused("phone", "workshops.problem.phone");
            enrolments.lockPhone(phone);
            if (enrolments.countOpen(phone, localDays.now()) >= MOST_OPEN)
                return Outcome.refused("phone", "workshops.problem.too-many");
        }
        var what = cycles.findLocked(cycle)
                .filter(it -> it.open() && !it.cancelled())
                .orElse(null);
        var next = what == null ? null : cycles.next(cycle, localDays.now()).orElse(null);
        if (what == null || next == null) return Outcome.refused("", "workshops.problem.over");
        int most = Math.min(Enrolment.MOST_PERSONS, what.seats());
        if (persons < 1 || persons > most) return Outcome.refused("persons", "workshops.problem.number", 1, most);
        var state = cycles.take(cycle, persons) ? Enrolment.State.ENROLLED : Enrolment.State.WAITING;
        var code = OwnCode.next();
        enrolments.insert(new Enrolment(id, cycle, null, 0, persons, state, localDays.now(), null, 0, false));
        enrolments.reach(id, new Reach(phone.isEmpty() ? null : phone, asked.language, code.text()));
        if (state == Enrolment.State.ENROLLED) journal.note("workshops.enrolled", id.toString(), Map.of());
        else journal.note("workshops.waits", id.toString(), Map.of());
        var it = enrolments.find(id).orElseThrow();
        messages.enrolled(it, what, next, code);
        if (state == Enrolment.State.ENROLLED) messages.remind(it, what, next);
        return new Outcome.Done<>(code);
    }

    /**
     * An enrolment as who has its code sees it.
     *
     * @param ahead persons who wait before them
     * @param sessions to come, those that are cancelled not
     */
    public record Own(
            UUID association, Enrolment enrolment, Cycle cycle, Workshop workshop, List<Session> sessions, int ahead) {}

    /** Association of a code, asked for without an account. */
    @Transactional(readOnly = true)
    public Optional<UUID> association(OwnCode code) {
        return enrolments.findByCode(code).map(EnrolmentTable.Behind::association);
    }

    /** Enrolment of a code, in the association in scope. */
    @Transactional(readOnly = true)
    public Optional<Own> find(OwnCode code) {
        return enrolments
                .findByCode(code)
                .flatMap(behind -> enrolments.find(behind.enrolment()).map(it -> {
                    var cycle = cycles.find(it.cycle()).orElseThrow();
                    var now = localDays.now();
                    return new Own(
                            behind.association(),
                            it,
                            cycle,
                            catalogue.find(cycle.workshop()).orElseThrow(),
                            cycles.sessions(cycle.id()).stream()
                                    .filter(one ->
                                            !one.cancelled() && one.begins().isAfter(now))
                                    .toList(),
                            it.state() == Enrolment.State.WAITING ? enrolments.ahead(it) : 0);
                }));
    }

    /** Whether a telephone can be called or written to; one that was left out is not asked for. */
    public static boolean isReachable(String phone) {
        return phone.isEmpty() || PhoneNumber.isFrenchSubscriber(phone);
    }

    /** Keeps the telephone that a card holder leaves, so that they are told; with a file, the file says how. */
    public void leavePhone(UUID enrolment, String phone) {
        if (!isReachable(phone)) throw new IllegalArgumentException("a telephone is checked before it is kept");
        var before = enrolments.reach(enrolment).orElse(null);
        enrolments.reach(
                enrolment,
                new Reach(phone, before == null ? null : before.language(), before == null ? null : before.code()));
    }

    /** Forgets codes, telephones and partners' references of cycles that are over, in the association of the scope. */
    public void forget() {
        enrolments.forgetReach(localDays.now().minus(keep));
        sent.forget(localDays.now().minus(keep));
    }
}
