// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.Point;
import fr.parvis.network.Timetables;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.SeeWeek;
import fr.parvis.rota.domain.SeeWeek.Week;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.week.PlanDuties;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Paging;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the words of a week. */
@Component
class ShowWeek {
    private static final int FAMILIES = 8;

    /** A week is read without scrolling far; a colleague is found by the search. */
    private static final int PEOPLE = 12;

    private static final int PLACES = 8;

    private final Holds holds;
    private final LocalDays localDays;

    ShowWeek(Holds holds, LocalDays localDays) {
        this.holds = holds;
        this.localDays = localDays;
    }

    /** The day in an address, where any other text is today. */
    static LocalDate day(String typed, LocalDate today) {
        var day = CalendarYears.day(typed);
        return day == null ? today : day;
    }

    /** Hours of a shift in words; as they are written where they cannot be read. */
    static String hours(Timetables timetables, String hours) {
        var told = timetables.inWords(hours, Words.locale());
        return told.open().isEmpty()
                ? hours
                : told.open().stream()
                        .map(one -> t("rota.hours.said", one.days(), one.hours()))
                        .collect(Collectors.joining(" ; "));
    }

    /** Address of the week that holds a day. */
    static String address(LocalDate day) {
        return RotaAddresses.WEEK + "?semaine=" + day;
    }

    /** Address of one mediator's week that holds a day. */
    static String address(LocalDate day, UUID mediator) {
        return address(day) + "&qui=" + mediator;
    }

    /** This week, where somebody stands. */
    static String now(UUID mediator) {
        return RotaAddresses.WEEK + "?qui=" + mediator + "#p-" + mediator;
    }

    static List<Option> options(Collection<Point> points) {
        return points.stream()
                .sorted(Comparator.comparing(Point::name))
                .map(point -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    static String hours(Turn turn) {
        return t("rota.from-until", Words.time(turn.starts()), Words.time(turn.ends()));
    }

    private static String week(LocalDate monday) {
        return t("rota.week.of", Words.longDate(monday));
    }

    /**
     * Point as turns there are shown.
     *
     * @param family number of its colour
     */
    private record Spot(String name, int family) {
        static final Spot UNKNOWN = new Spot("", FAMILIES);
    }

    /** @param shown somebody whose page is shown, whichever was asked for */
    WeekPage page(Week week, SignedIn who, String asked, @Nullable UUID shown) {
        boolean plans = who.may(Right.PLAN_ROTA);
        var today = localDays.today();
        var current = SeeWeek.monday(today);
        var spots = new HashMap<UUID, Spot>();
        for (int i = 0; i < week.places().size(); i++) {
            var point = week.places().get(i).point();
            spots.put(point.id(), new Spot(point.name(), i % FAMILIES + 1));
        }
        long waiting = week.people().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> Stream.ofNullable(cell.absence()))
                .filter(absence -> absence.state() == Absence.State.ASKED)
                .map(Absence::id)
                .distinct()
                .count();
        int at = shown == null
                ? -1
                : week.people().stream().map(SeeWeek.Row::mediator).toList().indexOf(shown);
        var paging = at < 0
                ? Paging.of(asked, week.people().size(), PEOPLE)
                : Paging.of(at / PEOPLE + 1, week.people().size(), PEOPLE);
        // by name; where they are many, those that lack somebody come first
        boolean many = week.places().size() > PLACES;
        var places = week.places().stream()
                .sorted(Comparator.comparing((SeeWeek.Place place) -> many && !place.lacks()))
                .map(place -> place(
                        place,
                        spots.getOrDefault(place.point().id(), Spot.UNKNOWN).family()))
                .toList();
        return new WeekPage(
                week(week.monday()),
                week.monday(),
                address(week.monday().minusWeeks(1)),
                address(week.monday().plusWeeks(1)),
                week.monday().equals(current) ? null : RotaAddresses.WEEK,
                plans,
                (int) waiting,
                week.days().stream()
                        .map(day -> new WeekPage.Day(day, Words.shortDay(day), day.equals(today)))
                        .toList(),
                places.subList(0, Math.min(PLACES, places.size())),
                places.subList(Math.min(PLACES, places.size()), places.size()),
                paging.of(week.people()).stream()
                        .map(row -> new WeekPage.Person(
                                row.mediator().toString(),
                                row.name(),
                                row.minutes() == 0 ? "" : Words.duration(row.minutes()),
                                TransferController.address(row.mediator()),
                                row.cells().stream()
                                        .map(cell -> cell(row, cell, who, spots))
                                        .toList()))
                        .toList(),
                address(week.monday()),
                paging.page(),
                paging.pages());
    }

    private static WeekPage.Place place(SeeWeek.Place place, int family) {
        return new WeekPage.Place(
                place.point().name(),
                NetworkAddresses.point(place.point().id()),
                family,
                place.lacks(),
                place.days().stream()
                        .map(day -> new WeekPage.PlaceDay(
                                Words.shortDay(day.day()), day.state(), said(day, place.needed())))
                        .toList());
    }

    private static String said(SeeWeek.PlaceDay day, int needed) {
        return switch (day.state()) {
            case CLOSED -> t("rota.place.closed");
            case UNKNOWN -> t("rota.place.unknown");
            case EMPTY -> t("rota.place.empty");
            case SHORT -> t("rota.place.short", day.fewest(), needed);
            case KEPT -> n("rota.place.kept", day.fewest());
        };
    }

    private WeekPage.Cell cell(SeeWeek.Row row, SeeWeek.Cell cell, SignedIn who, Map<UUID, Spot> spots) {
        boolean plans = who.may(Right.PLAN_ROTA);
        boolean own = row.mediator().equals(who.account());
        var absence = cell.absence();
        var wish = cell.wish();
        // the way there and back is no engagement of its own, nor is each part of the time on the line
        long booked = cell.booked().stream()
                .filter(hold -> hold.kind() != HoldKind.TRAVEL)
                .map(Hold::subject)
                .distinct()
                .count();
        return new WeekPage.Cell(
                cell.day().toString(),
                Words.shortDay(cell.day()),
                plans ? "%s?mediateur=%s&jour=%s".formatted(RotaController.DAY, row.mediator(), cell.day()) : null,
                cell.turns().stream()
                        .map(turn -> {
                            var spot = spots.getOrDefault(turn.point(), Spot.UNKNOWN);
                            return new WeekPage.Turn(
                                    turn.fromMinute(),
                                    hours(turn),
                                    spot.name(),
                                    spot.family(),
                                    turn.usual(),
                                    t(
                                            "rota.turn.label",
                                            row.name(),
                                            Words.longDate(cell.day()),
                                            spot.name(),
                                            hours(turn)));
                        })
                        .toList(),
                absence == null ? null : said(absence, plans || own),
                cell.isAway(),
                wish == null || !plans && !own ? null : t("rota.wish." + wish.name()),
                cell.engaged().stream().map(one -> one.what()).distinct().toList(),
                booked == 0 ? null : n("rota.booked", booked));
    }

    /** Of a colleague one knows that it is an absence, and no more. */
    static String said(Absence absence, boolean whole) {
        if (!whole) return t("rota.absence.away");
        return absence.state() == Absence.State.ASKED
                ? t("rota.absence.asked-of", t("rota.absence." + absence.kind().name()))
                : t("rota.absence." + absence.kind().name());
    }

    /** Bookings of a day, in order. */
    List<DayPage.Booked> booked(UUID mediator, LocalDate day) {
        var zone = localDays.zone();
        return holds
                .between(
                        Set.of(mediator),
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant())
                .stream()
                .filter(hold -> hold.kind() != HoldKind.ABSENCE)
                .map(hold -> new DayPage.Booked(
                        said(hold), PlanDuties.isPlanned(hold) ? hold.subject().toString() : ""))
                .toList();
    }

    /** Kinds of time that are planned on a day beside its turns. */
    static List<Option> duties() {
        return PlanDuties.KINDS.stream()
                .map(kind -> new Option(EnumCode.of(kind), t("rota.hold." + kind.name())))
                .toList();
    }

    List<String> said(List<Hold> some) {
        return some.stream()
                .filter(hold -> hold.kind() != HoldKind.ABSENCE)
                .map(this::said)
                .toList();
    }

    String said(Hold hold) {
        var from = localDays.local(hold.from());
        return t(
                "rota.hold.said",
                t("rota.hold." + hold.kind().name()),
                Words.longDate(from.toLocalDate()),
                Words.time(from.toLocalTime()),
                Words.time(localDays.local(hold.until()).toLocalTime()));
    }
}
