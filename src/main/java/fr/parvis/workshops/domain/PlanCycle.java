// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Plans cycles and their sessions, moves and cancels them; people enrolled are told. */
@Component
@Transactional
public class PlanCycle {
    public static final int MOST_SESSIONS = 20;
    static final int MOST_TRAINERS = 12;

    /** No session is planned further ahead. */
    private static final int MOST_DAYS = 550;

    /**
     * A cycle to make: its sessions follow week by week.
     *
     * @param id made with the form: the same form twice is one cycle
     */
    public record NewCycle(
            UUID id,
            @Nullable UUID workshop,
            @Nullable UUID point,
            @Nullable UUID room,
            @Nullable String language,
            List<String> programmes,
            boolean open,
            int seats,
            @Nullable LocalDate first,
            @Nullable LocalTime at,
            int sessions,
            List<UUID> trainers) {}

    /** Day, hours, place and trainer of a session. */
    public record When(
            @Nullable LocalDate day,
            @Nullable LocalTime at,
            @Nullable UUID room,
            List<UUID> trainers) {}

    private final CatalogueTable catalogue;
    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final OfferSeats offers;
    private final EnrolmentMessages messages;
    private final KeepSheet sheets;
    private final Points points;
    private final Accounts accounts;
    private final TrainersTime time;
    private final LocalDays localDays;
    private final Journal journal;

    PlanCycle(
            CatalogueTable catalogue,
            CycleTable cycles,
            EnrolmentTable enrolments,
            OfferSeats offers,
            EnrolmentMessages messages,
            KeepSheet sheets,
            Points points,
            Accounts accounts,
            TrainersTime time,
            LocalDays localDays,
            Journal journal) {
        this.catalogue = catalogue;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.offers = offers;
        this.messages = messages;
        this.sheets = sheets;
        this.points = points;
        this.accounts = accounts;
        this.time = time;
        this.localDays = localDays;
        this.journal = journal;
    }

    public Outcome<UUID> make(NewCycle it) {
        if (cycles.find(it.id()).isPresent()) return new Outcome.Done<>(it.id());
        var problems = new ArrayList<Problem>();
        var workshop = it.workshop() == null
                ? null
                : catalogue.find(it.workshop()).filter(one -> !one.closed()).orElse(null);
        if (workshop == null) problems.add(Problem.of("atelier", "workshops.problem.workshop"));
        var point = it.point() == null ? null : ownPoint(it.point());
        if (point == null) problems.add(Problem.of("point", "workshops.problem.point"));
        KeepCatalogue.number("places", it.seats(), 1, KeepCatalogue.MOST_PLACES).ifPresent(problems::add);
        KeepCatalogue.number("seances", it.sessions(), 1, MOST_SESSIONS).ifPresent(problems::add);
        if (!Cycle.PROGRAMMES.containsAll(it.programmes()))
            problems.add(Problem.of("programmes", "workshops.problem.programme"));
        if (!problems.isEmpty() || workshop == null || point == null) return new Outcome.Refused<>(problems);
        var cycle = new Cycle(
                it.id(), workshop.id(), point.id(), it.language(), it.programmes(), it.open(), it.seats(), 0, false, 0);
        var setting = new Setting(cycle, point, workshop.minutes());
        var sessions = new ArrayList<Session>();
        for (int week = 0; week < it.sessions() && problems.isEmpty(); week++) {
            var day = it.first() == null ? null : it.first().plusWeeks(week);
            var session = session(setting, null, new When(day, it.at(), it.room(), it.trainers()), problems);
            if (session != null) sessions.add(session);
        }
        if (!problems.isEmpty())
            // the same form at once, which held the room
            return cycles.find(it.id()).isPresent() ? new Outcome.Done<>(it.id()) : new Outcome.Refused<>(problems);
        if (!cycles.insert(cycle)) return new Outcome.Done<>(it.id());
        for (var session : sessions) {
            var busy = time.hold(session, point.id());
            if (busy.isPresent()) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new Outcome.Refused<>(List.of(busy.get()));
            }
            cycles.insert(session);
        }
        journal.note("workshops.cycle-made", it.id().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    public Outcome<UUID> addSession(UUID id, When when) {
        var cycle = cycles.findLocked(id).filter(one -> !one.cancelled()).orElse(null);
        if (cycle == null) return Outcome.refused("", "workshops.problem.over");
        var sessions =
                cycles.sessions(id).stream().filter(one -> !one.cancelled()).toList();
        var day = when.day();
        var at = when.at();
        var begins = day == null || at == null
                ? null
                : day.atTime(at).atZone(localDays.zoneAt(cycle.point())).toInstant();
        // the same form twice
        if (sessions.stream().anyMatch(one -> one.begins().equals(begins))) return new Outcome.Done<>(id);
        var problems = new ArrayList<Problem>();
        if (sessions.size() >= MOST_SESSIONS) problems.add(Problem.of("", "workshops.problem.sessions", MOST_SESSIONS));
        var session = session(cycle, null, when, problems);
        if (session != null) time.hold(session, cycle.point()).ifPresent(problems::add);
        if (session == null || !problems.isEmpty()) return new Outcome.Refused<>(problems);
        cycles.insert(session);
        tellNext(cycle);
        journal.note("workshops.session-added", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Moves a session that has not begun; people enrolled get other reminders. */
    public Outcome<UUID> move(UUID id, int version, When when) {
        var known = cycles.session(id).orElse(null);
        var cycle = known == null ? null : cycles.findLocked(known.cycle()).orElse(null);
        var now = localDays.now();
        var before = cycles.session(id)
                .filter(one -> one.begins().isAfter(now) && !one.cancelled())
                .orElse(null);
        if (cycle == null || before == null) return Outcome.refused("", "workshops.problem.begun");
        var problems = new ArrayList<Problem>();
        var session = session(cycle, before, when, problems);
        if (session == null || !problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (before.version() != version) return new Outcome.Changed<>();
        var busy = time.hold(session, cycle.point());
        if (busy.isPresent()) return new Outcome.Refused<>(List.of(busy.get()));
        if (!cycles.move(session)) throw new IllegalStateException("a session changed while its cycle was held");
        sheets.count(cycle, id);
        if (!session.begins().equals(before.begins())) {
            var moved = cycles.session(id).orElseThrow();
            for (var it : enrolments.of(cycle.id())) if (it.state().holdsSeats()) messages.moved(it, cycle, moved);
            tellNext(cycle);
        }
        journal.note("workshops.session-moved", cycle.id().toString(), Map.of());
        return new Outcome.Done<>(cycle.id());
    }

    /** Cancels a session that has not begun. */
    public Outcome<UUID> cancelSession(UUID id) {
        var cycle = cycles.session(id)
                .flatMap(one -> cycles.findLocked(one.cycle()))
                .orElse(null);
        var known = cycles.session(id).orElse(null);
        if (known == null || cycle == null) return Outcome.refused("", "workshops.problem.unknown");
        if (known.cancelled()) return new Outcome.Done<>(cycle.id());
        if (!known.begins().isAfter(localDays.now())) return Outcome.refused("", "workshops.problem.begun");
        cycles.cancelSessions(cycle.id(), id);
        time.release(List.of(id));
        sheets.count(cycle, id);
        var others = cycles.sessions(cycle.id()).stream()
                .filter(one -> !one.id().equals(id))
                .toList();
        for (var it : enrolments.of(cycle.id()))
            if (it.state().holdsSeats()) {
                messages.withdraw(it, cycle, others);
                messages.off(it, cycle, known);
            }
        tellNext(cycle);
        journal.note("workshops.session-cancelled", cycle.id().toString(), Map.of());
        return new Outcome.Done<>(cycle.id());
    }

    /** Other seats: never fewer than are taken; what is added is offered to those who wait. */
    public Outcome<UUID> seats(UUID id, int version, int seats) {
        var cycle = cycles.findLocked(id).filter(one -> !one.cancelled()).orElse(null);
        if (cycle == null) return Outcome.refused("", "workshops.problem.over");
        if (cycle.version() != version) return new Outcome.Changed<>();
        var problems = new ArrayList<Problem>();
        KeepCatalogue.number("places", seats, 1, KeepCatalogue.MOST_PLACES).ifPresent(problems::add);
        if (seats < cycle.taken())
            problems.add(Problem.of("places", "workshops.problem.taken", cycle.taken(), losing(id, seats)));
        var rooms = new HashSet<UUID>();
        for (var session : cycles.sessions(id)) {
            var room = session.room();
            if (room != null && !session.cancelled() && session.begins().isAfter(localDays.now())) rooms.add(room);
        }
        catalogue.rooms().stream()
                .filter(room -> rooms.contains(room.id()) && room.places() < seats)
                .findFirst()
                .ifPresent(room ->
                        problems.add(Problem.of("places", "workshops.problem.small", room.name(), room.places())));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        cycles.seats(id, seats);
        offers.offer(id, localDays.now());
        journal.note("workshops.seats-changed", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** The numbers of those who asked last and would have no seat. */
    private String losing(UUID id, int seats) {
        int left = seats;
        var losing = new ArrayList<Integer>();
        for (var it : enrolments.of(id).stream()
                .filter(one -> one.state().holdsSeats())
                .sorted(Comparator.comparing(Enrolment::askedAt))
                .toList()) {
            left -= it.persons();
            if (left < 0) losing.add(it.number());
        }
        return losing.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Cancels the rest of a cycle; people enrolled are told. */
    public Outcome<UUID> cancel(UUID id) {
        var cycle = cycles.findLocked(id).orElse(null);
        if (cycle == null) return Outcome.refused("", "workshops.problem.unknown");
        if (cycle.cancelled()) return new Outcome.Done<>(id);
        var now = localDays.now();
        var coming = cycles.sessions(id).stream()
                .filter(one -> !one.cancelled() && one.begins().isAfter(now))
                .toList();
        cycles.cancelSessions(id, null);
        time.release(coming.stream().map(Session::id).toList());
        cycles.cancel(id);
        for (var session : cycles.sessions(id)) if (session.cancelled()) sheets.count(cycle, session.id());
        for (var it : enrolments.of(id)) {
            messages.withdraw(it);
            if (it.state().holdsSeats()) messages.allOff(it, cycle, coming);
            if (it.state() == Enrolment.State.OFFERED) {
                enrolments.change(it.id(), Enrolment.State.WAITING);
                cycles.free(id, it.persons());
            }
        }
        journal.note("workshops.cycle-cancelled", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Reminds the enrolled of the session that is the next one now, and offers free seats again. */
    private void tellNext(Cycle cycle) {
        cycles.next(cycle.id(), localDays.now())
                .ifPresent(next -> enrolments.of(cycle.id()).stream()
                        .filter(it -> it.state() == Enrolment.State.ENROLLED)
                        .forEach(it -> messages.remind(it, cycle, next)));
        offers.offer(cycle.id(), localDays.now());
    }

    /**
     * Setting of all sessions of a cycle.
     *
     * @param minutes of each
     */
    private record Setting(Cycle cycle, Point point, int minutes) {}

    private @Nullable Session session(Cycle cycle, @Nullable Session before, When when, List<Problem> problems) {
        var point = ownPoint(cycle.point());
        var workshop = catalogue.find(cycle.workshop()).orElse(null);
        return point == null || workshop == null
                ? null
                : session(new Setting(cycle, point, workshop.minutes()), before, when, problems);
    }

    /**
     * A session as it would be; nothing, and why, when it cannot be. Its room is held until the transaction ends.
     *
     * @param before as it stands, when it is moved
     */
    private @Nullable Session session(Setting in, @Nullable Session before, When when, List<Problem> problems) {
        var id = before == null ? Ids.next() : before.id();
        var point = in.point;
        var day = when.day();
        var at = when.at();
        if (day == null) problems.add(Problem.of("jour", "shell.problem.day-missing"));
        if (at == null) problems.add(Problem.of("heure", "workshops.problem.time"));
        trainers(when.trainers(), problems);
        if (day == null || at == null || !problems.isEmpty()) return null;
        var begins = day.atTime(at).atZone(point.zone()).toInstant();
        var ends = begins.plus(Duration.ofMinutes(in.minutes));
        if (!begins.isAfter(localDays.now())) problems.add(Problem.of("jour", "workshops.problem.past"));
        if (day.isAfter(localDays.today(point).plusDays(MOST_DAYS)))
            problems.add(Problem.of("jour", "workshops.problem.far"));
        if (!point.openOn(day)) problems.add(Problem.of("jour", "workshops.problem.closed", day));
        var wanted = when.room();
        if (wanted != null) {
            var room = catalogue
                    .roomLocked(wanted)
                    .filter(one -> !one.closed() && one.point().equals(point.id()))
                    .orElse(null);
            if (room == null) problems.add(Problem.of("salle", "workshops.problem.room"));
            else if (room.places() < in.cycle.seats())
                problems.add(Problem.of("salle", "workshops.problem.small", room.name(), room.places()));
            else if (cycles.held(wanted, begins, ends, id))
                problems.add(Problem.of("salle", "workshops.problem.held", room.name(), day));
        }
        int version = before == null ? 0 : before.version();
        return problems.isEmpty()
                ? new Session(id, in.cycle.id(), wanted, begins, ends, day, when.trainers(), false, version)
                : null;
    }

    private void trainers(List<UUID> trainers, List<Problem> problems) {
        var team = accounts.list(Asking.association()).stream()
                .filter(Accounts.Account::active)
                .map(Accounts.Account::id)
                .collect(Collectors.toSet());
        if (trainers.size() > MOST_TRAINERS || !team.containsAll(trainers))
            problems.add(Problem.of("formateurs", "workshops.problem.trainers", MOST_TRAINERS));
    }

    private @Nullable Point ownPoint(UUID id) {
        return points.find(id)
                .filter(point -> point.association().equals(Asking.association()))
                .orElse(null);
    }
}
