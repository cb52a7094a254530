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
import fr.parvis.skills.Learners;
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
 * Messages to who is enrolled or is offered a seat, in the caller's transaction. Somebody under a card leaves no way to be reached: the page of the cycle
 * shows what is to be said to them when they come by.
 */
@Component
class EnrolmentMessages {
    private final Messages messages;
    private final Learners learners;
    private final Points points;
    private final LocalDays localDays;
    private final OfferLease leases;

    EnrolmentMessages(Messages messages, Learners learners, Points points, LocalDays localDays, OfferLease leases) {
        this.messages = messages;
        this.learners = learners;
        this.points = points;
        this.localDays = localDays;
        this.leases = leases;
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
        ask(
                it,
                "offer-" + it.offers(),
                "workshops.offer",
                cycle,
                next,
                List.of(local.toLocalDate(), time(local)),
                until);
    }

    /** The lease of an offer that is made now; nothing when it would reach nobody in time. */
    Optional<Lease> lease(UUID point, Duration length, Instant latest) {
        var commune = points.find(point).map(Point::insee).orElse(null);
        return leases.from(localDays.now(), commune, length, latest);
    }

    void moved(Enrolment it, Cycle cycle, Session session) {
        ask(it, occasionOfMove(session), "workshops.moved", cycle, session, List.of(), session.begins());
    }

    /** @param session that does not take place */
    void off(Enrolment it, Cycle cycle, Session session) {
        ask(it, occasionOfOff(session), "workshops.off", cycle, session, List.of(), session.begins());
    }

    private static String occasionOfMove(Session session) {
        return "moved " + session.id() + " " + session.version();
    }

    private static String occasionOfOff(Session session) {
        return "off " + session.id();
    }

    private void ask(
            Enrolment it,
            String occasion,
            String key,
            Cycle cycle,
            Session session,
            List<Object> more,
            Instant notAfter) {
        var args = new ArrayList<>(when(session.begins(), cycle.point()));
        args.addAll(more);
        person(it)
                .ifPresent(to -> messages.ask(new Messages.Request(
                        about(it), occasion, to, new Template(key, args), localDays.now(), notAfter, null)));
    }

    void withdraw(Enrolment it) {
        messages.withdraw(about(it));
    }

    /** The same, but what was still to be said of other sessions is. */
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
    }

    private static Subject about(Enrolment it) {
        return new Subject(EnrolmentKind.SEAT, it.id());
    }

    private Optional<Recipient> person(Enrolment it) {
        var learner = it.learner();
        if (learner == null) return Optional.empty();
        return Optional.ofNullable(learners.all(List.of(learner)).get(learner))
                .map(Learners.Known::person)
                .map(Recipient.OfFile::new);
    }

    /** Day, time and place. */
    private List<Object> when(Instant at, UUID point) {
        var local = local(at, point);
        return List.of(
                local.toLocalDate(),
                time(local),
                points.find(point).map(Point::name).orElse(""));
    }

    private LocalDateTime local(Instant at, UUID point) {
        return LocalDateTime.ofInstant(at, localDays.zoneAt(point));
    }

    private static String time(LocalDateTime at) {
        return at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
