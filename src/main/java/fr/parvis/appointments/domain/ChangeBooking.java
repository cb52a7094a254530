// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.Seats;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.queue.Arrivals;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of an appointment: the person comes, does not come, or it is moved or given up. */
@Component
@Transactional
public class ChangeBooking {
    private final BookingTable bookings;
    private final KeepMotives motives;
    private final ProposeSlots slots;
    private final Travel travel;
    private final Reminders reminders;
    private final WaitTable waits;
    private final Holds holds;
    private final TakeTime time;
    private final Arrivals arrivals;
    private final People people;
    private final LocalDays localDays;
    private final Journal journal;

    ChangeBooking(
            BookingTable bookings,
            KeepMotives motives,
            ProposeSlots slots,
            Travel travel,
            Reminders reminders,
            WaitTable waits,
            Holds holds,
            TakeTime time,
            Arrivals arrivals,
            People people,
            LocalDays localDays,
            Journal journal) {
        this.bookings = bookings;
        this.motives = motives;
        this.slots = slots;
        this.travel = travel;
        this.reminders = reminders;
        this.waits = waits;
        this.holds = holds;
        this.time = time;
        this.arrivals = arrivals;
        this.people = people;
        this.localDays = localDays;
        this.journal = journal;
    }

    /**
     * The result of an arrival.
     *
     * @param number of the ticket; nothing where the point uses no queue
     */
    public record Arrival(Outcome<UUID> outcome, OptionalInt number) {}

    /** The person is there, and goes into the queue of the point before those without an appointment. */
    public Arrival arrive(UUID id) {
        var it = locked(id);
        if (!it.state().next().contains(BookingState.ARRIVED)) return new Arrival(refused(it), OptionalInt.empty());
        if (!it.day().equals(localDays.todayAt(it.point())))
            return new Arrival(Outcome.refused("", "appointments.problem.other-day", it.day()), OptionalInt.empty());
        var ticket = Ids.next();
        // nobody waits at the point for who is visited at home
        var number = it.isAtHome() ? OptionalInt.empty() : arrivals.arrive(ticket, it.point());
        bookings.change(id, BookingState.ARRIVED, number.isPresent() ? ticket : null, localDays.now());
        reminders.withdraw(id);
        if (it.person() != null) people.contacted(it.person(), it.day());
        journal.note("appointments.arrived", id.toString(), Map.of());
        return new Arrival(new Outcome.Done<>(id), number);
    }

    /** The person did not come; only once it has begun. */
    public Outcome<UUID> absent(UUID id) {
        var it = locked(id);
        if (localDays.now().isBefore(it.from())) return Outcome.refused("", "appointments.problem.not-begun");
        if (!change(it, BookingState.ABSENT)) return refused(it);
        reminders.withdraw(id);
        journal.note("appointments.absent", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Absent or arrived by mistake: as before, with its reminders, and the ticket is taken back while nobody has called it. */
    public Outcome<UUID> expectAgain(UUID id) {
        var it = locked(id);
        var ticket = it.ticket();
        if (it.state() == BookingState.ARRIVED && ticket != null && !arrivals.takeBack(ticket))
            return Outcome.refused("", "appointments.problem.called");
        if (!change(it, BookingState.BOOKED)) return refused(it);
        reminders.plan(it, contact(id));
        journal.note("appointments.expected-again", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** The person said that they will not come: the time is free again. */
    public Outcome<UUID> excuse(UUID id) {
        var it = locked(id);
        if (!change(it, BookingState.EXCUSED)) return refused(it);
        giveBack(it);
        journal.note("appointments.excused", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Excuses the person if the appointment still is at the version that somebody saw. */
    public Outcome<UUID> excuse(UUID id, int version) {
        return locked(id).version() == version ? excuse(id) : new Outcome.Changed<>();
    }

    /** The team cannot keep it: the person is told, where they can be reached. */
    public Outcome<UUID> cancel(UUID id) {
        var it = locked(id);
        if (!change(it, BookingState.CANCELLED)) return refused(it);
        giveBack(it);
        if (it.from().isAfter(localDays.now())) reminders.cancelled(it, contact(id));
        journal.note("appointments.cancelled", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    private void giveBack(Booking it) {
        boolean free = time.giveBack(it);
        reminders.withdraw(it.id());
        if (free) waits.freed(it.point(), it.from(), it.until(), null);
    }

    /** Another time, on the basis of the version that was seen: the same appointment, whose reminders move with it. */
    public Outcome<UUID> move(UUID id, int version, ProposeSlots.Chosen to) {
        var it = locked(id);
        if (it.version() != version) return new Outcome.Changed<>();
        if (it.state() != BookingState.BOOKED) return refused(it);
        if (it.isShared()) return Outcome.refused("", "appointments.problem.shared-stays");
        var motive = motives.find(it.motive()).orElseThrow();
        var contact = contact(id);
        int way = travel.ways(it, contact).applyAsInt(to.point());
        var wish = new ProposeSlots.Wish(motive, place -> way, it);
        var slot = slots.find(wish, to.point(), to.from(), to.mediators()).orElse(null);
        if (slot == null) return Outcome.refused("slot", Seats.TAKEN);
        var answer = holds.move(new Holds.Asked(
                HoldKind.APPOINTMENT, id, to.mediators(), slot.from(), slot.until(), slot.point(), null, way));
        if (!(answer instanceof Outcome.Done(Holds.Answer.Held _))) return Outcome.refused("slot", Seats.TAKEN);
        bookings.move(id, slot, LocalDate.ofInstant(slot.from(), localDays.zoneAt(slot.point())), way);
        waits.freed(it.point(), it.from(), it.until(), null);
        var moved = bookings.find(id).orElseThrow();
        // a message that waits for the morning would tell the former hour
        reminders.withdraw(id);
        reminders.plan(moved, contact);
        if (contact.code() != null) reminders.booked(moved, contact);
        journal.note("appointments.moved", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    private Contact contact(UUID id) {
        return bookings.contact(id).orElse(Contact.NONE);
    }

    private Booking locked(UUID id) {
        return bookings.findLocked(id).orElseThrow(() -> new NotFound("appointment " + id));
    }

    private boolean change(Booking it, BookingState to) {
        return it.state().next().contains(to) && bookings.change(it.id(), to, null, localDays.now());
    }

    private static Outcome<UUID> refused(Booking it) {
        return Outcome.refused("", "appointments.problem.state." + it.state().key());
    }

    /** The appointment as it is; null when it is none of the association's. */
    @Transactional(readOnly = true)
    public @Nullable Booking find(UUID id) {
        return bookings.find(id).orElse(null);
    }
}
