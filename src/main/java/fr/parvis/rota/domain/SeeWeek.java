// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.network.Clocks.Stretch;
import fr.parvis.network.FranceServicesSettings;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OpeningTimes;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.network.Point;
import fr.parvis.rota.Engagements;
import fr.parvis.rota.Engagements.Engagement;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.absences.Wishes.Wish;
import fr.parvis.rota.domain.week.Presence;
import fr.parvis.rota.domain.week.Presence.There;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A week of the rota of the association in scope: who is where on each day, and whether each point has enough people. */
@Component
@Transactional(readOnly = true)
public class SeeWeek {
    private static final String LABELLED = "france-services";
    private static final int DAYS = 7;

    private final Turns turns;
    private final Accounts accounts;
    private final KeepAbsences absences;
    private final Wishes wishes;
    private final Holds holds;
    private final OpeningTimes openings;
    private final List<Engagements> engaged;
    private final LocalDays localDays;
    private final int agents;

    SeeWeek(
            Turns turns,
            Accounts accounts,
            KeepAbsences absences,
            Wishes wishes,
            Holds holds,
            OpeningTimes openings,
            List<Engagements> engaged,
            LocalDays localDays,
            FranceServicesSettings settings) {
        this.turns = turns;
        this.accounts = accounts;
        this.absences = absences;
        this.wishes = wishes;
        this.holds = holds;
        this.openings = openings;
        this.engaged = engaged;
        this.localDays = localDays;
        this.agents = settings.agents();
    }

    /**
     * One week.
     *
     * @param days Monday to Friday, and Saturday and Sunday where somebody works or is expected, or a point is open
     */
    public record Week(LocalDate monday, List<LocalDate> days, List<Row> people, List<Place> places) {}

    /** @param minutes worked in the week, absences taken off */
    public record Row(UUID mediator, String name, List<Cell> cells, int minutes) {}

    /**
     * One day of somebody.
     *
     * @param absence asked for or accepted
     * @param booked holds other than absences
     */
    public record Cell(
            LocalDate day,
            List<Turn> turns,
            @Nullable Absence absence,
            Wishes.@Nullable Kind wish,
            List<Engagement> engaged,
            List<Hold> booked) {
        public boolean isAway() {
            return absence != null && absence.state() == Absence.State.ACCEPTED;
        }
    }

    /** @param needed agents at once */
    public record Place(Point point, int needed, List<PlaceDay> days) {
        public boolean lacks() {
            return days.stream().anyMatch(day -> day.state() == State.EMPTY || day.state() == State.SHORT);
        }
    }

    /** @param fewest agents at once while the point is open */
    public record PlaceDay(LocalDate day, State state, int fewest) {}

    /** Whether a point has its people on a day. */
    public enum State {
        CLOSED,
        EMPTY,
        SHORT,
        KEPT,
        /** Its hours are not known. */
        UNKNOWN
    }

    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public Week of(LocalDate anyDay) {
        var monday = monday(anyDay);
        var sunday = monday.plusDays(DAYS - 1L);
        var team = accounts.working();
        var points = turns.byId();
        var all = turns.between(monday, sunday);
        var away = absences.between(monday, sunday);
        var open = openings.between(points.keySet(), monday, sunday);
        // where nobody plans at all no point is told to lack somebody
        var expected = all.isEmpty() ? Map.<UUID, List<Opening>>of() : open;
        var ids = team.stream().map(Account::id).collect(Collectors.toSet());
        var booked = booked(ids, monday, sunday);
        var elsewhere = engaged.stream()
                .flatMap(one -> one.between(monday, sunday).stream())
                .filter(one -> ids.contains(one.mediator()))
                .collect(Collectors.groupingBy(Engagement::mediator));
        var busy = new HashSet<LocalDate>();
        all.forEach(turn -> busy.add(turn.day()));
        open.values().forEach(some -> some.forEach(one -> busy.add(one.day())));
        elsewhere.values().forEach(some -> some.forEach(one -> busy.add(one.day())));
        booked.values().forEach(some -> some.forEach(hold -> busy.add(localDays.day(hold.from()))));
        var days = monday.datesUntil(sunday.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() || busy.contains(day))
                .toList();
        var plan = new Plan(days, all, away, elsewhere, booked);
        return new Week(monday, days, people(team, plan), places(points, plan, expected));
    }

    /** Plan of some days: turns, and what takes the time of mediators. */
    private record Plan(
            List<LocalDate> days,
            List<Turn> turns,
            List<Absence> away,
            Map<UUID, List<Engagement>> engaged,
            Map<UUID, List<Hold>> booked) {}

    private List<Row> people(List<Account> team, Plan plan) {
        var wished = wishes.between(plan.days.getFirst(), plan.days.getLast()).stream()
                .collect(Collectors.groupingBy(Wish::mediator));
        var worked = plan.turns.stream().collect(Collectors.groupingBy(Turn::mediator));
        return team.stream()
                .map(account -> {
                    var cells = plan.days.stream()
                            .map(day -> new Cell(
                                    day,
                                    on(day, worked.getOrDefault(account.id(), List.of())),
                                    plan.away.stream()
                                            .filter(one -> one.mediator().equals(account.id()) && one.covers(day))
                                            .findFirst()
                                            .orElse(null),
                                    wished.getOrDefault(account.id(), List.of()).stream()
                                            .filter(wish -> wish.day().equals(day))
                                            .map(Wish::kind)
                                            .findFirst()
                                            .orElse(null),
                                    plan.engaged.getOrDefault(account.id(), List.of()).stream()
                                            .filter(one -> one.day().equals(day))
                                            .toList(),
                                    plan.booked.getOrDefault(account.id(), List.of()).stream()
                                            .filter(hold ->
                                                    localDays.day(hold.from()).equals(day))
                                            .toList()))
                            .toList();
                    int minutes = cells.stream()
                            .filter(cell -> !cell.isAway())
                            .flatMap(cell -> cell.turns().stream())
                            .mapToInt(Turn::minutes)
                            .sum();
                    return new Row(account.id(), account.name(), cells, minutes);
                })
                .toList();
    }

    private static List<Turn> on(LocalDate day, List<Turn> turns) {
        return turns.stream().filter(turn -> turn.day().equals(day)).toList();
    }

    private Map<UUID, List<Hold>> booked(Set<UUID> ids, LocalDate first, LocalDate last) {
        return holds
                .between(
                        ids,
                        first.atStartOfDay(localDays.zone()).toInstant(),
                        last.plusDays(1).atStartOfDay(localDays.zone()).toInstant())
                .stream()
                .filter(hold -> hold.kind() != HoldKind.ABSENCE)
                .collect(Collectors.groupingBy(Hold::mediator));
    }

    /** Stretches in which somebody is at none of the points: away, or at a partner's. */
    private Map<UUID, List<Stretch>> elsewhere(List<Absence> away, Map<UUID, List<Hold>> booked) {
        var found = new HashMap<UUID, List<Stretch>>();
        for (var absence : away)
            if (absence.state() == Absence.State.ACCEPTED)
                found.computeIfAbsent(absence.mediator(), key -> new ArrayList<>())
                        .add(new Stretch(
                                absence.firstDay()
                                        .atStartOfDay(localDays.zone())
                                        .toInstant(),
                                absence.lastDay()
                                        .plusDays(1)
                                        .atStartOfDay(localDays.zone())
                                        .toInstant()));
        booked.forEach((mediator, some) -> some.stream()
                .filter(hold -> hold.kind().isElsewhere())
                .forEach(hold -> found.computeIfAbsent(mediator, key -> new ArrayList<>())
                        .add(new Stretch(hold.from(), hold.until()))));
        return found;
    }

    private List<Place> places(Map<UUID, Point> points, Plan plan, Map<UUID, List<Opening>> open) {
        var absent = elsewhere(plan.away, plan.booked);
        var places = new ArrayList<Place>();
        for (var point : points.values()) {
            if (plan.days.stream().noneMatch(point::openOn)) continue;
            var present = plan.turns.stream()
                    .filter(turn -> turn.point().equals(point.id()))
                    .flatMap(turn ->
                            turn.instants(point.zone()).stream().map(stretch -> new There(turn.mediator(), stretch)))
                    .toList();
            int needed = point.labels().contains(LABELLED) ? agents : 1;
            places.add(new Place(
                    point,
                    needed,
                    plan.days.stream()
                            .map(day -> placeDay(
                                    day,
                                    needed,
                                    open.get(point.id()),
                                    hours -> Presence.fewest(hours, present, absent)))
                            .toList()));
        }
        places.sort(Comparator.comparing(place -> place.point().name()));
        return places;
    }

    /** @param agents the fewest at once within some hours */
    private static PlaceDay placeDay(
            LocalDate day, int needed, @Nullable List<Opening> open, ToIntFunction<List<Opening>> agents) {
        if (open == null) return new PlaceDay(day, State.UNKNOWN, 0);
        var hours = open.stream().filter(one -> one.day().equals(day)).toList();
        if (hours.isEmpty()) return new PlaceDay(day, State.CLOSED, 0);
        int fewest = agents.applyAsInt(hours);
        return new PlaceDay(day, fewest == 0 ? State.EMPTY : fewest < needed ? State.SHORT : State.KEPT, fewest);
    }

    /** Absent colleagues of a day, by name. */
    public List<Out> out(LocalDate day) {
        var names = accounts.working().stream().collect(Collectors.toMap(Account::id, Account::name));
        return absences.between(day, day).stream()
                .filter(absence -> absence.state() == Absence.State.ACCEPTED && names.containsKey(absence.mediator()))
                .map(absence ->
                        new Out(absence.mediator(), names.getOrDefault(absence.mediator(), ""), absence.lastDay()))
                .sorted(Comparator.comparing(Out::name))
                .toList();
    }

    /** @param lastDay of the absence */
    public record Out(UUID mediator, String name, LocalDate lastDay) {}
}
