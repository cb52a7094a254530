// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.Booking;
import fr.parvis.appointments.domain.BookingState;
import fr.parvis.appointments.domain.ProposeSlots.Chosen;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the words of appointments and of free times. */
@Component
class ShowAppointments {
    private final Points points;
    private final Accounts accounts;
    private final LocalDays localDays;

    ShowAppointments(Points points, Accounts accounts, LocalDays localDays) {
        this.points = points;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    static String address(UUID booking) {
        return AppointmentsAddresses.DAY + "/" + booking;
    }

    /** A day of a year that can be booked; the other one for any other text. */
    static LocalDate day(String typed, LocalDate otherwise) {
        var day = CalendarYears.day(typed);
        return day == null ? otherwise : day;
    }

    static String state(BookingState state) {
        return t("appointments.state." + state.key());
    }

    static String kind(BookingState state) {
        return switch (state) {
            case BOOKED -> "plain";
            case ARRIVED -> "success";
            case ABSENT -> "warning";
            case EXCUSED, CANCELLED -> "plain";
        };
    }

    /** The points that are open today or later, by name. */
    List<Point> points() {
        var today = localDays.today();
        return points.list(Asking.association()).stream()
                .filter(point -> point.closedOn() == null || point.closedOn().isAfter(today))
                .toList();
    }

    static List<Option> options(Collection<Point> some) {
        return some.stream()
                .map(point -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    String point(UUID id) {
        return points.name(id).orElse("");
    }

    /** "9 h – 9 h 30". */
    String hours(Instant from, Instant until, UUID point) {
        var zone = localDays.zoneAt(point);
        return t(
                "appointments.from-until",
                Words.time(from.atZone(zone).toLocalTime()),
                Words.time(until.atZone(zone).toLocalTime()));
    }

    String when(Booking it) {
        return t("appointments.when", Words.longDate(it.day()), hours(it.from(), it.until(), it.point()));
    }

    static String names(Collection<Account> some) {
        return some.stream().map(Account::name).collect(Collectors.joining(", "));
    }

    /** Free times to choose from; each is sent back as it is proposed. */
    List<Option> options(List<Proposal> some) {
        var names = accounts.list(Asking.association()).stream().collect(Collectors.toMap(Account::id, Account::name));
        return some.stream()
                .map(it -> new Option(
                        key(it),
                        t(
                                "appointments.slot",
                                Words.longDate(LocalDate.ofInstant(it.from(), localDays.zoneAt(it.point()))),
                                hours(it.from(), it.until(), it.point()),
                                point(it.point()),
                                it.mediators().stream()
                                        .map(one -> names.getOrDefault(one, ""))
                                        .collect(Collectors.joining(", ")))))
                .toList();
    }

    private static String key(Proposal it) {
        return it.from().getEpochSecond() + " " + it.point() + " "
                + it.mediators().stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    /** A free time as it was sent back; null for what no page has proposed. */
    static @Nullable Chosen chosen(String text) {
        var parts = List.of(text.split(" "));
        if (parts.size() < 3 || !parts.getFirst().matches("\\d{1,11}")) return null;
        var ids = new ArrayList<UUID>();
        for (var part : parts.subList(1, parts.size())) {
            var id = FormFields.id(part);
            if (id == null) return null;
            ids.add(id);
        }
        return new Chosen(
                ids.getFirst(),
                Instant.ofEpochSecond(Long.parseLong(parts.getFirst())),
                new HashSet<>(ids.subList(1, ids.size())));
    }

    /** Notice after a change: the new state, or the refusal. */
    static Notice notice(Outcome<UUID> outcome, String done, Object... args) {
        return switch (outcome) {
            case Outcome.Done(var _) -> Notice.success(t(done, args));
            case Outcome.Refused(var problems) -> Notice.danger(Words.t(problems.getFirst()));
            case Outcome.Changed() -> Notice.warning(t("appointments.problem.changed"));
        };
    }
}
