// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.messages.Messages.Subject;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OfferLease;
import fr.parvis.network.OfferLease.Lease;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.skills.Learners;
import fr.parvis.values.LongDates;
import fr.parvis.values.OwnCode;
import fr.parvis.workshops.WorkshopsAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Messages to people who are enrolled or offered a seat, in the caller's transaction. People without a contact are told when they come
 * by: the page of the cycle shows what.
 */
@Component
class EnrolmentMessages {
    private final Messages messages;
    private final Learners learners;
    private final Points points;
    private final LocalDays localDays;
    private final OfferLease leases;
    private final EnrolmentTable enrolments;
    private final String address;

    EnrolmentMessages(
            Messages messages,
            Learners learners,
            Points points,
            LocalDays localDays,
            OfferLease leases,
            EnrolmentTable enrolments,
            ParvisSettings parvis) {
        this.messages = messages;
        this.learners = learners;
        this.points = points;
        this.localDays = localDays;
        this.leases = leases;
        this.enrolments = enrolments;
        this.address = parvis.address();
    }

    /** Reminders of the next session; those of another hour are withdrawn. */
    void remind(Enrolment it, Cycle cycle, Session next) {
        person(it)
                .ifPresent(to -> messages.remind(
                        about(it),
                        to,
                        new Template("workshops.reminder", when(next.begins(), cycle.point())),
                        next.begins()));
    }

    /** An offer of a seat; it goes when somebody may be disturbed, and the lease begins then ({@link #lease}). */
    void offer(Enrolment it, Cycle cycle, Session next, Instant until) {
        var local = local(until, cycle.point());
        var more = new ArrayList<Object>(List.of(local.toLocalDate(), time(local)));
        if (!address.isEmpty() && person(it).isPresent())
            more.add(address + WorkshopsAddresses.ofCode(code(it).text()));
        ask(
                it,
                occasionOfOffer(it),
                template(more.size() > 2 ? "workshops.offer-link" : "workshops.offer", cycle, next, more),
                until);
    }

    /** The lease of an offer that is made now; nothing when it would reach nobody in time. */
    Optional<Lease> lease(UUID point, Duration length, Instant latest) {
        var commune = points.find(point).map(Point::insee).orElse(null);
        return leases.from(localDays.now(), commune, length, latest);
    }

    /** The code that they have, or a new one: whoever has its address answers the offer, and sees no name. */
    private OwnCode code(Enrolment it) {
        var own = enrolments.reach(it.id()).map(Reach::code).flatMap(OwnCode::read);
        if (own.isPresent()) return own.get();
        var made = OwnCode.next();
        enrolments.code(it.id(), made);
        return made;
    }

    /** Tells who enrolled without an account their code. */
    void enrolled(Enrolment it, Cycle cycle, Session next, OwnCode code) {
        ask(
                it,
                occasionOfEnrolment(it),
                template(
                        it.state() == Enrolment.State.WAITING ? "workshops.waiting" : "workshops.confirmed",
                        cycle,
                        next,
                        List.of(address.isEmpty() ? code.text() : address + WorkshopsAddresses.ofCode(code.text()))),
                next.begins());
    }

    void moved(Enrolment it, Cycle cycle, Session session) {
        ask(it, occasionOfMove(session), template("workshops.moved", cycle, session, List.of()), session.begins());
    }

    /** @param session session that does not take place */
    void off(Enrolment it, Cycle cycle, Session session) {
        ask(it, occasionOfOff(session), template("workshops.off", cycle, session, List.of()), session.begins());
    }

    /** A cycle that does not take place: one message tells of all its sessions to come. */
    void allOff(Enrolment it, Cycle cycle, List<Session> sessions) {
        if (sessions.isEmpty()) return;
        var first = sessions.getFirst();
        if (sessions.size() == 1) off(it, cycle, first);
        else
            ask(
                    it,
                    "all off " + cycle.id(),
                    template(
                            "workshops.all-off",
                            cycle,
                            first,
                            List.of(new LongDates(
                                    sessions.stream().map(Session::day).toList()))),
                    first.begins());
    }

    private static String occasionOfOffer(Enrolment it) {
        return "offer-" + it.offers();
    }

    private static String occasionOfEnrolment(Enrolment it) {
        return "enrolled " + it.askedAt();
    }

    private static String occasionOfMove(Session session) {
        return "moved " + session.id() + " " + session.version();
    }

    private static String occasionOfOff(Session session) {
        return "off " + session.id();
    }

    private Template template(String key, Cycle cycle, Session session, List<Object> more) {
        var args = new ArrayList<>(when(session.begins(), cycle.point()));
        args.addAll(more);
        return new Template(key, args);
    }

    private void ask(Enrolment it, String occasion, Template template, Instant notAfter) {
        person(it)
                .ifPresent(to -> messages.ask(
                        new Messages.Request(about(it), occasion, to, template, localDays.now(), notAfter, null)));
    }

    void withdraw(Enrolment it) {
        messages.withdraw(about(it));
    }

    /** Withdraws messages, except those about other sessions, the code and the offer that the person has. */
    void withdraw(Enrolment it, Cycle cycle, List<Session> others) {
        var due = messages.list(about(it)).stream()
                .filter(one -> one.state() == MessageState.DUE)
                .map(Messages.Status::occasion)
                .toList();
        withdraw(it);
        for (var other : others) {
            if (due.contains(occasionOfMove(other))) moved(it, cycle, other);
            if (due.contains(occasionOfOff(other))) off(it, cycle, other);
        }
        var now = localDays.now();
        var next = others.stream()
                .filter(one -> !one.cancelled() && one.begins().isAfter(now))
                .findFirst()
                .orElse(null);
        if (next == null) return;
        if (due.contains(occasionOfEnrolment(it))) enrolled(it, cycle, next, code(it));
        var until = it.offeredUntil();
        if (until != null && due.contains(occasionOfOffer(it))) offer(it, cycle, next, until);
    }

    private static Subject about(Enrolment it) {
        return new Subject(EnrolmentKind.SEAT, it.id());
    }

    /** The person of a file; else who left a telephone. */
    private Optional<Recipient> person(Enrolment it) {
        var learner = it.learner();
        var person = learner == null
                ? Optional.<UUID>empty()
                : Optional.ofNullable(learners.all(List.of(learner)).get(learner))
                        .map(Learners.Known::person);
        if (person.isPresent()) return person.map(Recipient.OfFile::new);
        return enrolments
                .reach(it.id())
                .filter(reach -> reach.phone() != null)
                .map(reach -> new Recipient.Given("", reach.phone(), null, reach.language(), null));
    }

    /** Day, time and place. */
    private List<Object> when(Instant at, UUID point) {
        var local = local(at, point);
        return List.of(local.toLocalDate(), time(local), points.name(point).orElse(""));
    }

    private LocalDateTime local(Instant at, UUID point) {
        return LocalDateTime.ofInstant(at, localDays.zoneAt(point));
    }

    private static String time(LocalDateTime at) {
        return at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
