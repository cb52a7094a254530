// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.access.Accounts;
import fr.parvis.appointments.PastAppointments;
import fr.parvis.audit.Actor;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.FreeSlots;
import fr.parvis.rota.FreeSlots.Slot;
import fr.parvis.rota.FreeSlots.Wanted;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads appointments: those to come by the same rules as the screens, those that are over as rows. */
@Component
class LoadAppointments implements PastAppointments {
    private static final int NOTICE_DAYS = 1;
    private static final int AHEAD_DAYS = 60;

    private final KeepMotives motives;
    private final BookAppointment book;
    private final BookingTable bookings;
    private final WaitForSlot waits;
    private final FreeSlots free;
    private final Accounts accounts;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;

    LoadAppointments(
            KeepMotives motives,
            BookAppointment book,
            BookingTable bookings,
            WaitForSlot waits,
            FreeSlots free,
            Accounts accounts,
            LocalDays localDays,
            PlatformTransactionManager transactions) {
        this.motives = motives;
        this.book = book;
        this.bookings = bookings;
        this.waits = waits;
        this.free = free;
        this.accounts = accounts;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int load(UUID lead, List<PastMotive> some, List<PastBooking> past, List<Wish> wishes, List<Waits> waiting) {
        var who = accounts.signedIn(lead).orElseThrow();
        return Actor.is(lead)
                .call(() -> who.acting().call(() -> {
                    for (var one : some)
                        stands(motives.save(new Motive(
                                one.id(),
                                one.label(),
                                one.minutes(),
                                NOTICE_DAYS,
                                AHEAD_DAYS,
                                one.pair(),
                                one.byPublic(),
                                one.papers(),
                                false,
                                0)));
                    var minutes = some.stream().collect(Collectors.toMap(PastMotive::id, PastMotive::minutes));
                    transaction.executeWithoutResult(status ->
                            past.forEach(one -> insert(one, Objects.requireNonNull(minutes.get(one.motive())))));
                    int booked = 0;
                    for (var day : wishes.stream()
                            .collect(Collectors.groupingBy(Wish::day, TreeMap::new, Collectors.toList()))
                            .entrySet()) booked += book(day.getKey(), day.getValue(), minutes);
                    for (var one : waiting)
                        stands(waits.add(new WaitForSlot.Command(
                                Ids.next(),
                                one.motive(),
                                null,
                                one.first(),
                                one.last(),
                                null,
                                Contact.of(one.name(), null))));
                    return past.size() + booked;
                }));
    }

    private void insert(PastBooking one, int minutes) {
        var from = one.day()
                .atStartOfDay()
                .plusMinutes(one.minute())
                .atZone(localDays.zoneAt(one.point()))
                .toInstant();
        bookings.insert(
                new Booking(
                        Ids.next(),
                        one.motive(),
                        one.point(),
                        one.day(),
                        from,
                        from.plusSeconds(60L * minutes),
                        one.came() ? BookingState.ARRIVED : BookingState.ABSENT,
                        null,
                        null,
                        null,
                        0),
                Contact.of(one.name(), null),
                from);
    }

    /** @return number that found a free time */
    private int book(LocalDate day, List<Wish> wishes, Map<UUID, Integer> minutes) {
        var found = new HashMap<UUID, List<Slot>>();
        int booked = 0;
        for (var wish : wishes) {
            var slots = found
                    .computeIfAbsent(
                            wish.motive(),
                            motive -> free.find(new Wanted(
                                    Set.of(),
                                    Set.of(),
                                    day,
                                    day,
                                    Objects.requireNonNull(minutes.get(motive)),
                                    1,
                                    Integer.MAX_VALUE)))
                    .stream()
                    .filter(slot -> slot.mediators().contains(wish.mediator()))
                    .sorted(Comparator.comparing(Slot::from))
                    .toList();
            if (slots.isEmpty()) continue;
            var slot = slots.get((int) (wish.share() * (slots.size() - 1)));
            // two wishes may want the same time: the second makes none
            if (book.handle(new BookAppointment.Command(
                            Ids.next(),
                            wish.motive(),
                            slot.point(),
                            slot.from(),
                            Set.of(wish.mediator()),
                            null,
                            Contact.of(wish.name(), null),
                            null,
                            true))
                    instanceof Outcome.Done) booked++;
        }
        return booked;
    }

    private static void stands(Outcome<UUID> outcome) {
        if (!(outcome instanceof Outcome.Done))
            throw new IllegalStateException("what was loaded was refused: " + outcome);
    }
}
