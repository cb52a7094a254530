// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.skills.Learners;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cycles and sessions as pages show them. */
@Component
@Transactional(readOnly = true)
public class SeeWorkshops {
    private static final int ON_A_PAGE = 40;

    /**
     * A session to come.
     *
     * @param waiting persons who wait for a seat
     * @param place among the sessions of its cycle, from 1
     * @param of sessions that the cycle has
     */
    public record Coming(
            Session session, String title, UUID point, int seats, int taken, int waiting, int place, int of) {}

    /** A session at which somebody was. */
    public record Attended(LocalDate day, int minutes) {}

    /** A page of sessions to come. */
    public record Calendar(List<Coming> sessions, int total, Paging paging) {}

    /**
     * A session that has begun.
     *
     * @param noted whether somebody kept its sheet
     */
    public record Past(Session session, String title, UUID point, boolean noted) {}

    /** A page of sessions that have begun. */
    public record PastCalendar(List<Past> sessions, int total, Paging paging) {}

    /**
     * A cycle with all that is known of it.
     *
     * @param sessions in order of time, the cancelled ones too
     * @param over whether no session is to come or runs
     */
    public record Whole(
            Cycle cycle, Workshop workshop, List<Session> sessions, List<Enrolment> enrolments, boolean over) {}

    /** An enrolment of somebody, with what it is in. */
    public record Theirs(
            Enrolment enrolment,
            Cycle cycle,
            Workshop workshop,
            @Nullable Session next) {}

    private final CatalogueTable catalogue;
    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final Learners learners;
    private final TrainersTime time;
    private final Clock clock;

    SeeWorkshops(
            CatalogueTable catalogue,
            CycleTable cycles,
            EnrolmentTable enrolments,
            Learners learners,
            TrainersTime time,
            Clock clock) {
        this.catalogue = catalogue;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.learners = learners;
        this.time = time;
        this.clock = clock;
    }

    /** @param point null: at all of them */
    public Calendar coming(@Nullable UUID point, @Nullable String page) {
        var now = clock.instant();
        int total = cycles.countComing(now, point);
        var paging = Paging.of(page, total, ON_A_PAGE);
        return new Calendar(cycles.coming(now, point, false, paging), total, paging);
    }

    /**
     * Sessions that have begun, the latest first: their sheets, vouchers and certificates are reached from here once nothing of the cycle is to come.
     *
     * @param point null: at all of them
     */
    public PastCalendar past(@Nullable UUID point, @Nullable String page) {
        var now = clock.instant();
        int total = cycles.countPast(now, point);
        var paging = Paging.of(page, total, ON_A_PAGE);
        return new PastCalendar(cycles.past(now, point, paging), total, paging);
    }

    public Optional<Whole> find(UUID id) {
        return cycles.find(id).map(cycle -> {
            var sessions = time.held(cycles.sessions(id));
            var now = clock.instant();
            return new Whole(
                    cycle,
                    catalogue.find(cycle.workshop()).orElseThrow(),
                    sessions,
                    enrolments.of(id),
                    sessions.stream()
                            .noneMatch(one -> !one.cancelled() && one.ends().isAfter(now)));
        });
    }

    /** The cycles that one may be enrolled in, the one that begins or goes on next first; the full ones too. */
    public List<Coming> open() {
        return open(false);
    }

    /** Those of them that are shown to the public. */
    public List<Coming> openToPublic() {
        return open(true);
    }

    private List<Coming> open(boolean toPublic) {
        var seen = new HashSet<UUID>();
        var now = clock.instant();
        return cycles.coming(now, null, toPublic, new Paging(1, 1, 10 * ON_A_PAGE)).stream()
                .filter(one -> one.session().begins().isAfter(now)
                        && seen.add(one.session().cycle()))
                .limit(ON_A_PAGE)
                .toList();
    }

    /** Sessions of a day, those that are cancelled not. */
    public List<Session> on(LocalDate day) {
        return cycles.on(day);
    }

    /** The days on which somebody was there. */
    public List<LocalDate> attended(UUID enrolment) {
        return enrolments.attended(enrolment);
    }

    /** The sessions at which somebody was. */
    public List<Attended> attendedSessions(UUID enrolment) {
        return enrolments.attendedSessions(enrolment);
    }

    public Optional<Session> session(UUID id) {
        return cycles.session(id).map(one -> time.held(List.of(one)).getFirst());
    }

    public Optional<Enrolment> enrolment(UUID id) {
        return enrolments.find(id);
    }

    /** Enrolments of a learner, the latest first; of a person, under all of their paths. */
    public List<Theirs> of(Learners.Known learner) {
        var person = learner.person();
        return of(person == null ? List.of(learner.id()) : learners.allOfPerson(person));
    }

    public List<Theirs> ofPerson(UUID person) {
        return of(learners.allOfPerson(person));
    }

    private List<Theirs> of(List<UUID> all) {
        if (all.isEmpty()) return List.of();
        var theirs = enrolments.ofLearners(all);
        if (theirs.isEmpty()) return List.of();
        var ids = theirs.stream().map(Enrolment::cycle).collect(Collectors.toSet());
        var known = cycles.all(ids).stream().collect(Collectors.toMap(Cycle::id, Function.identity()));
        var workshops = catalogue.list().stream().collect(Collectors.toMap(Workshop::id, Function.identity()));
        var next = cycles.nextOfEach(ids, clock.instant()).stream()
                .collect(Collectors.toMap(Session::cycle, Function.identity()));
        return theirs.stream()
                .map(one -> {
                    var cycle = Objects.requireNonNull(known.get(one.cycle()));
                    return new Theirs(
                            one, cycle, Objects.requireNonNull(workshops.get(cycle.workshop())), next.get(one.cycle()));
                })
                .toList();
    }
}
