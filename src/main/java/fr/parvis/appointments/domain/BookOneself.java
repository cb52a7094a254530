// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.Seats;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.values.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appointments that somebody books without an account, and finds again by a code. */
@Component
@Transactional
public class BookOneself {
    private static final int MOST_OPEN = 3;
    private static final int PROPOSED = 12;

    private final KeepMotives motives;
    private final ProposeSlots slots;
    private final BookAppointment book;
    private final BookingTable bookings;
    private final LocalDays localDays;

    BookOneself(
            KeepMotives motives, ProposeSlots slots, BookAppointment book, BookingTable bookings, LocalDays localDays) {
        this.motives = motives;
        this.slots = slots;
        this.book = book;
        this.bookings = bookings;
        this.localDays = localDays;
    }

    /** Motives that the public may book, by label. */
    @Transactional(readOnly = true)
    public List<Motive> motives() {
        return motives.open().stream().filter(Motive::byPublic).toList();
    }

    /** The first day that the public books. */
    private LocalDate first(Motive motive) {
        return localDays.today().plusDays(motive.noticeDays());
    }

    /** The first free times at a point, on different half days. */
    @Transactional(readOnly = true)
    public List<ProposeSlots.Proposal> slots(Motive motive, UUID point) {
        return slots.here(motive, point, first(motive), PROPOSED);
    }

    /** The free times of a day at a point; none earlier or later than the motive allows. */
    @Transactional(readOnly = true)
    public List<ProposeSlots.Proposal> slots(Motive motive, UUID point, LocalDate day) {
        return day.isBefore(first(motive)) || day.isAfter(motive.last(localDays.today()))
                ? List.of()
                : slots.ofDay(motive, point, null, day);
    }

    /**
     * Time that somebody books for themselves.
     *
     * @param id made with the form: the same form twice is one appointment, and shows the same code
     */
    public record Command(UUID id, UUID motive, UUID point, Instant from, Contact contact) {}

    /** Books an appointment for the person who asks. @return code to be shown and kept by the person */
    public Outcome<OwnCode> handle(Command command) {
        bookings.lock(command.id.toString());
        var again = bookings.contact(command.id).map(Contact::code).flatMap(OwnCode::read);
        if (again.isPresent()) return new Outcome.Done<>(again.get());
        var what = motives.find(command.motive)
                .filter(it -> !it.closed() && it.byPublic())
                .orElse(null);
        if (what == null) return Outcome.refused("motif", "appointments.problem.motive");
        var phone = command.contact.phone();
        if (phone == null) return Outcome.refused("phone", "appointments.problem.phone");
        // anybody may type it, and we would pay what it costs
        if (!PhoneNumber.isFrenchSubscriber(phone)) return Outcome.refused("phone", "appointments.problem.phone");
        bookings.lockPhone(phone);
        if (bookings.countOpen(phone, localDays.now()) >= MOST_OPEN)
            return Outcome.refused("phone", "appointments.problem.too-many");
        var day = LocalDate.ofInstant(command.from, localDays.zoneAt(command.point));
        var free = slots(what, command.point, day).stream()
                .filter(it -> it.from().equals(command.from))
                .findFirst()
                .orElse(null);
        if (free == null) return Outcome.refused("slot", Seats.TAKEN);
        var code = OwnCode.next();
        var outcome = book.handle(new BookAppointment.Command(
                command.id,
                command.motive,
                command.point,
                command.from,
                Set.copyOf(free.mediators()),
                null,
                new Contact(command.contact.name(), phone, command.contact.language(), code.text()),
                null,
                false));
        return switch (outcome) {
            case Outcome.Done(var _) -> new Outcome.Done<>(code);
            case Outcome.Refused(var problems) -> new Outcome.Refused<>(problems);
            case Outcome.Changed() -> throw new IllegalStateException("a booking is not changed by itself");
        };
    }

    /** Appointment of a code, asked for without an account. */
    @Transactional(readOnly = true)
    public Optional<BookingTable.Behind> find(OwnCode code) {
        return bookings.findByCode(code);
    }

    /** In the association of the scope; without a name, for a link may be forwarded. */
    @Transactional(readOnly = true)
    public Optional<Booking> booking(UUID id) {
        return bookings.find(id);
    }
}
