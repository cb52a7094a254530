// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans single days otherwise than the ordinary week: the whole day of one mediator, or one turn that moves to another day or colleague. */
@Component
@Transactional
public class PlanDays {
    /** Turns of one day. */
    public static final int MOST = 4;

    private static final int MINUTES_A_DAY = 1440;

    /** How far back and ahead a day can be planned. */
    private static final int DAYS_BACK = 31;

    private static final int DAYS_AHEAD = 550;

    private final OwnDayTable ownDays;
    private final Turns turns;
    private final Accounts accounts;
    private final MeasurePresence presence;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    PlanDays(
            OwnDayTable ownDays,
            Turns turns,
            Accounts accounts,
            MeasurePresence presence,
            Journal journal,
            LocalDays localDays,
            Clock clock) {
        this.ownDays = ownDays;
        this.turns = turns;
        this.accounts = accounts;
        this.presence = presence;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /**
     * A part of a day as it was typed.
     *
     * @param fromMinute after midnight
     */
    public record Part(int fromMinute, int untilMinute, UUID point) {}

    /** A day of a mediator. */
    public record Own(UUID mediator, LocalDate day) {}

    /** The day as it is now, and how often it was planned on its own. */
    public record Day(UUID mediator, LocalDate day, List<Turn> turns, boolean own, int version) {}

    @Transactional(readOnly = true)
    public Day see(UUID mediator, LocalDate day) {
        var own = ownDays.find(mediator, day);
        return new Day(
                mediator,
                day,
                turns.of(mediator, day),
                own.isPresent(),
                own.map(OwnDayTable.OwnDay::version).orElse(-1));
    }

    /** @param version of the day that was seen; -1 for an ordinary one */
    public Outcome<UUID> handle(UUID mediator, LocalDate day, List<Part> parts, int version) {
        var problems = problems(mediator, day, parts);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        ownDays.lock();
        if (see(mediator, day).version() != version) return new Outcome.Changed<>();
        write(mediator, day, parts);
        noted(mediator, day);
        return new Outcome.Done<>(mediator);
    }

    /** The ordinary week holds again. Idempotent. */
    public Outcome<UUID> asUsual(UUID mediator, LocalDate day) {
        ownDays.lock();
        if (ownDays.delete(mediator, day)) noted(mediator, day);
        return new Outcome.Done<>(mediator);
    }

    /** Deletes a leaver's own days, from the day after the last on. */
    public void end(UUID mediator, LocalDate last) {
        ownDays.lock();
        var ended = ownDays.deleteAfter(mediator, last);
        for (var day : ended) journal.note("rota.day-planned", mediator.toString(), Map.of("day", day.toString()));
        if (!ended.isEmpty()) presence.here();
    }

    /**
     * Moves one turn of a day to another day, to a colleague, or both; its hours and point stay.
     *
     * @param fromMinute by which the turn is known within its day
     */
    public Outcome<UUID> move(Own from, int fromMinute, Own into) {
        var mediator = from.mediator;
        var day = from.day;
        var to = into.mediator;
        var toDay = into.day;
        if (from.equals(into)) return new Outcome.Done<>(to);
        ownDays.lock();
        var before = turns.of(mediator, day);
        var moved = before.stream()
                .filter(turn -> turn.fromMinute() == fromMinute)
                .findFirst()
                .orElse(null);
        if (moved == null) return new Outcome.Changed<>();
        var left = new ArrayList<Part>();
        for (var turn : before) if (turn != moved) left.add(part(turn));
        var there = new ArrayList<Part>();
        for (var turn : turns.of(to, toDay)) there.add(part(turn));
        there.add(part(moved));
        var problems = problems(to, toDay, there);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        write(mediator, day, left);
        write(to, toDay, there);
        noted(mediator, day);
        if (!mediator.equals(to)) noted(to, toDay);
        return new Outcome.Done<>(to);
    }

    /** Puts whole days in place, as of a proposal that was taken; what cannot be is left out. @return number of days planned */
    public int take(Map<UUID, TreeMap<LocalDate, List<Part>>> days) {
        ownDays.lock();
        int planned = 0;
        var working = accounts.working().stream().map(account -> account.id()).collect(Collectors.toSet());
        var points = turns.byId();
        for (var one : days.entrySet())
            for (var day : one.getValue().entrySet()) {
                boolean works = working.contains(one.getKey());
                if (!problems(works, points, day.getKey(), day.getValue()).isEmpty()) continue;
                write(one.getKey(), day.getKey(), day.getValue());
                planned++;
            }
        presence.here();
        return planned;
    }

    public static Part part(Turn turn) {
        return new Part(turn.fromMinute(), turn.untilMinute(), turn.point());
    }

    private void write(UUID mediator, LocalDate day, List<Part> parts) {
        ownDays.replace(
                new Own(mediator, day),
                parts.stream().map(part -> Turn.planned(mediator, day, part)).toList(),
                Objects.requireNonNull(Actor.account()),
                clock.instant());
    }

    private void noted(UUID mediator, LocalDate day) {
        presence.here();
        journal.note("rota.day-planned", mediator.toString(), Map.of("day", day.toString()));
    }

    private List<Problem> problems(UUID mediator, LocalDate day, List<Part> parts) {
        return problems(accounts.areWorking(List.of(mediator)), turns.byId(), day, parts);
    }

    private List<Problem> problems(boolean works, Map<UUID, Point> points, LocalDate day, List<Part> parts) {
        var problems = new ArrayList<Problem>();
        var today = localDays.today();
        if (!works) problems.add(Problem.of("", "rota.problem.mediator-unknown"));
        if (day.isBefore(today.minusDays(DAYS_BACK)) || day.isAfter(today.plusDays(DAYS_AHEAD)))
            problems.add(Problem.of("", "rota.problem.day-too-far", day));
        if (parts.size() > MOST) problems.add(Problem.of("", "rota.problem.too-many", MOST));
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var point = points.get(part.point());
            if (part.fromMinute() < 0 || part.untilMinute() > MINUTES_A_DAY || part.fromMinute() >= part.untilMinute())
                problems.add(Problem.of("until" + i, "rota.problem.ends-before"));
            if (point == null || !point.openOn(day))
                problems.add(Problem.of("point" + i, "rota.problem.point-unknown"));
        }
        if (problems.isEmpty() && cross(parts) != null) problems.add(Problem.of("", "rota.problem.two-places", day));
        return problems;
    }

    private static @Nullable Part cross(List<Part> parts) {
        var sorted =
                parts.stream().sorted(Comparator.comparingInt(Part::fromMinute)).toList();
        for (int i = 1; i < sorted.size(); i++)
            if (sorted.get(i).fromMinute() < sorted.get(i - 1).untilMinute()) return sorted.get(i);
        return null;
    }
}
