// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.AppointmentBooked;
import fr.parvis.appointments.Seats;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books an appointment: takes the time of its mediators and plans the reminders, all or nothing. */
@Component
@Transactional
public class BookAppointment {
    private final KeepMotives motives;
    private final ProposeSlots slots;
    private final Travel travel;
    private final BookingTable bookings;
    private final Reminders reminders;
    private final TakeTime time;
    private final People people;
    private final LocalDays localDays;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    BookAppointment(
            KeepMotives motives,
            ProposeSlots slots,
            Travel travel,
            BookingTable bookings,
            Reminders reminders,
            TakeTime time,
            People people,
            LocalDays localDays,
            Journal journal,
            ApplicationEventPublisher events) {
        this.motives = motives;
        this.slots = slots;
        this.travel = travel;
        this.bookings = bookings;
        this.reminders = reminders;
        this.time = time;
        this.people = people;
        this.localDays = localDays;
        this.journal = journal;
        this.events = events;
    }

    /**
     * @param id made with the form: the same form twice is one appointment
     * @param visit after which it is made
     * @param knowing whether who books has seen the warnings
     */
    public record Command(
            UUID id,
            UUID motive,
            UUID point,
            Instant from,
            Set<UUID> mediators,
            @Nullable UUID person,
            Contact contact,
            @Nullable UUID visit,
            boolean knowing) {}

    public Outcome<UUID> handle(Command command) {
        bookings.lock(command.id.toString());
        if (bookings.find(command.id).isPresent()) return new Outcome.Done<>(command.id);
        var motive = motives.find(command.motive).filter(it -> !it.closed()).orElse(null);
        if (motive == null) return Outcome.refused("motif", "appointments.problem.motive");
        var day = LocalDate.ofInstant(command.from, localDays.zoneAt(command.point));
        var problems = problems(command, motive, day);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var home = command.contact.home();
        int way = motive.atHome() && home != null ? travel.minutes(command.point, home.insee()) : 0;
        var wish = new ProposeSlots.Wish(motive, place -> way, null);
        var slot =
                slots.find(wish, command.point, command.from, command.mediators).orElse(null);
        var subject =
                slot == null ? null : time.take(motive, command.id, slot, way).orElse(null);
        if (slot == null || subject == null) return Outcome.refused("slot", Seats.TAKEN);
        var booking = new Booking(
                command.id,
                motive.id(),
                command.point,
                day,
                command.from,
                slot.until(),
                BookingState.BOOKED,
                command.person,
                command.visit,
                null,
                0,
                way,
                subject.equals(command.id) ? null : subject);
        if (!bookings.insert(booking, command.contact, localDays.now()))
            throw new IllegalStateException("an appointment's identifier is another's");
        reminders.plan(booking, command.contact);
        if (command.contact.code() != null) reminders.booked(booking, command.contact);
        if (command.person != null) people.contacted(command.person, localDays.today());
        journal.note("appointments.booked", command.id.toString(), Map.of());
        events.publishEvent(new AppointmentBooked(command.id, command.point));
        return new Outcome.Done<>(command.id);
    }

    private List<Problem> problems(Command command, Motive motive, LocalDate day) {
        var problems = new ArrayList<Problem>();
        var contact = command.contact;
        var phone = contact.phone();
        if (command.person != null && people.find(command.person).isEmpty())
            problems.add(Problem.of("", "appointments.problem.person"));
        if (contact.name().length() > Contact.LONGEST_NAME)
            problems.add(Problem.of("name", "appointments.problem.long", Contact.LONGEST_NAME));
        var home = contact.home();
        if (motive.atHome() && (home == null || home.address().isBlank()))
            problems.add(Problem.of("address", "appointments.problem.address"));
        if (motive.atHome() && (home == null || home.insee().isEmpty()))
            problems.add(Problem.of("commune", "appointments.problem.commune"));
        if (home != null && home.address().length() > Contact.LONGEST_ADDRESS)
            problems.add(Problem.of("address", "appointments.problem.long", Contact.LONGEST_ADDRESS));
        if (phone != null && !(PhoneNumber.isDialable(phone, 4) && PhoneNumber.isComplete(phone)))
            problems.add(Problem.of("phone", "appointments.problem.phone"));
        else if (!command.knowing && bookings.isAnyOnDay(day, command.id, command.person, phone))
            problems.add(Problem.warning("slot", "appointments.problem.same-day"));
        return problems;
    }
}
