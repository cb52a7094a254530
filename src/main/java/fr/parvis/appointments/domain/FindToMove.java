// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.appointments.domain.SeeAppointments.Seen;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OpeningTimes;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds appointments to come that cannot take place as they are: the point is closed then, or a mediator whom they are with is away or works here no
 * more. The list holds calls to make, and an appointment leaves it when it is moved, given up or taken over.
 */
@Component
@Transactional
public class FindToMove {
    /** Days that are searched: as far ahead as is booked. */
    private static final int DAYS = Motive.MOST_AHEAD;

    private final BookingTable bookings;
    private final SeeAppointments see;
    private final Holds holds;
    private final OpeningTimes openings;
    private final Accounts accounts;
    private final LocalDays localDays;

    FindToMove(
            BookingTable bookings,
            SeeAppointments see,
            Holds holds,
            OpeningTimes openings,
            Accounts accounts,
            LocalDays localDays) {
        this.bookings = bookings;
        this.see = see;
        this.holds = holds;
        this.openings = openings;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    /** Reason for which an appointment cannot take place. */
    public enum Why {
        CLOSED,
        AWAY,
        /** Account of a mediator that is closed, or records no visits any more. */
        LEFT
    }

    /** @param phone telephone number given; empty for the person of a file, who is reached as it says */
    public record ToMove(Seen seen, Why why, String phone) {}

    /** In order of time; reading the names is noted. */
    public List<ToMove> list() {
        var why = why();
        var some = bookings.coming(localDays.now(), localDays.today().plusDays(DAYS)).stream()
                .filter(it -> why.containsKey(it.id()))
                .toList();
        var contacts = bookings.contacts(some.stream().map(Booking::id).toList());
        return see.named(some).stream()
                .map(seen -> {
                    var contact = contacts.getOrDefault(seen.booking().id(), Contact.NONE);
                    var phone = contact.phone();
                    return new ToMove(
                            seen, why.getOrDefault(seen.booking().id(), Why.CLOSED), phone == null ? "" : phone);
                })
                .toList();
    }

    public int count() {
        return why().size();
    }

    private Map<UUID, Why> why() {
        var now = localDays.now();
        var today = localDays.today();
        var last = today.plusDays(DAYS);
        var coming = bookings.coming(now, last);
        if (coming.isEmpty()) return Map.of();
        var open = openings.between(
                coming.stream().map(Booking::point).collect(Collectors.toSet()), today.minusDays(1), last);
        var team = accounts.list(Asking.association());
        var working = team.stream().filter(Account::works).map(Account::id).collect(Collectors.toSet());
        var taken = holds.between(
                team.stream().map(Account::id).toList(),
                now,
                last.plusDays(2).atStartOfDay(localDays.zone()).toInstant());
        var absences = taken.stream()
                .filter(hold -> hold.kind() == HoldKind.ABSENCE)
                .collect(Collectors.groupingBy(Hold::mediator));
        var with = taken.stream()
                .filter(hold -> hold.kind() == HoldKind.APPOINTMENT)
                .collect(Collectors.groupingBy(Hold::subject));
        var found = new HashMap<UUID, Why>();
        for (var it : coming) {
            var mine = with.getOrDefault(it.subject(), List.of());
            if (!isOpen(it, open.get(it.point()))) found.put(it.id(), Why.CLOSED);
            else if (!mine.stream().map(Hold::mediator).allMatch(working::contains)) found.put(it.id(), Why.LEFT);
            else if (mine.stream()
                    .anyMatch(hold -> absences.getOrDefault(hold.mediator(), List.of()).stream()
                            .anyMatch(away -> away.from().isBefore(it.until())
                                    && it.from().isBefore(away.until())))) found.put(it.id(), Why.AWAY);
        }
        return found;
    }

    /** @param open null where the hours are not known */
    private static boolean isOpen(Booking it, @Nullable List<Opening> open) {
        if (open == null || it.isAtHome()) return true;
        var covered = Duration.ZERO;
        for (var one : open) {
            var from = one.start().isAfter(it.from()) ? one.start() : it.from();
            var until = one.end().isBefore(it.until()) ? one.end() : it.until();
            if (from.isBefore(until)) covered = covered.plus(Duration.between(from, until));
        }
        return covered.compareTo(Duration.between(it.from(), it.until())) >= 0;
    }
}
