// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.people.People.Named;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.shell.NotFound;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appointments of a day, of a person, and one with whom it is made; who reads a name is noted. */
@Component
@Transactional
public class SeeAppointments {
    private final BookingTable bookings;
    private final KeepMotives motives;
    private final Holds holds;
    private final Accounts accounts;
    private final People people;
    private final LocalDays localDays;
    private final Journal journal;

    SeeAppointments(
            BookingTable bookings,
            KeepMotives motives,
            Holds holds,
            Accounts accounts,
            People people,
            LocalDays localDays,
            Journal journal) {
        this.bookings = bookings;
        this.motives = motives;
        this.holds = holds;
        this.accounts = accounts;
        this.people = people;
        this.localDays = localDays;
        this.journal = journal;
    }

    /**
     * One appointment.
     *
     * @param name of the person's file, or the first name that was given; may be empty
     * @param mediators by name; nobody once it is off
     */
    public record Seen(Booking booking, Motive motive, String name, boolean discreet, List<Account> mediators) {}

    /** Appointments of a day, in order of time. */
    public List<Seen> ofDay(LocalDate day) {
        return named(bookings.ofDay(day));
    }

    /** Appointments to come at a point, between two days. */
    public List<Seen> coming(UUID point, LocalDate first, LocalDate last) {
        return named(bookings.coming(point, first, last, localDays.now()));
    }

    /** Appointments to come at a point, between two days, without names. */
    @Transactional(readOnly = true)
    public List<Seen> unnamed(UUID point, LocalDate first, LocalDate last) {
        var known = motives.all().stream().collect(Collectors.toMap(Motive::id, motive -> motive));
        var names = new Names(Map.of(), Map.of());
        return bookings.coming(point, first, last, localDays.now()).stream()
                .map(it -> names.seen(it, Objects.requireNonNull(known.get(it.motive())), List.of()))
                .toList();
    }

    List<Seen> named(List<Booking> found) {
        if (found.isEmpty()) return List.of();
        var team = accounts.list(Asking.association());
        var taken = holds
                .between(
                        team.stream().map(Account::id).toList(),
                        found.stream()
                                .map(Booking::from)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        found.stream()
                                .map(Booking::until)
                                .max(Comparator.naturalOrder())
                                .orElseThrow())
                .stream()
                .filter(hold -> hold.kind() == HoldKind.APPOINTMENT)
                .collect(Collectors.groupingBy(Hold::subject));
        var known = motives.all().stream().collect(Collectors.toMap(Motive::id, motive -> motive));
        var names = new Names(names(found), firstNames(found));
        return found.stream()
                .map(it -> names.seen(
                        it,
                        Objects.requireNonNull(known.get(it.motive())),
                        mediators(team, taken.getOrDefault(it.subject(), List.of()))))
                .toList();
    }

    /** The last first; the person's file is open, its reading noted. */
    @Transactional(readOnly = true)
    public List<Booking> of(UUID person, int most) {
        return bookings.of(person, most);
    }

    /** One, with the contact that was given. */
    public record Whole(Seen seen, Contact contact) {}

    public Whole read(UUID id) {
        var it = bookings.find(id).orElseThrow(() -> new NotFound("appointment " + id));
        var files = names(List.of(it));
        var contact = bookings.contact(id).orElse(Contact.NONE);
        if (it.person() != null) people.read(it.person(), "case");
        journal.note("appointments.read", id.toString(), Map.of());
        var mediators = mediators(accounts.list(Asking.association()), holds.of(it.subject()));
        var names = new Names(files, Map.of(id, contact.name()));
        return new Whole(names.seen(it, motives.find(it.motive()).orElseThrow(), mediators), contact);
    }

    private Map<UUID, Named> names(Collection<Booking> some) {
        var persons = some.stream()
                .map(Booking::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return persons.isEmpty() ? Map.of() : people.names(persons);
    }

    private Map<UUID, String> firstNames(List<Booking> some) {
        var first = bookings.contacts(
                some.stream().filter(it -> it.person() == null).map(Booking::id).toList());
        if (!first.isEmpty())
            journal.note(
                    "appointments.listed",
                    "",
                    Map.of("day", some.getFirst().day().toString()));
        return first.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().name()));
    }

    /**
     * Names of those who come.
     *
     * @param files by the person of the file
     * @param first by the appointment, for who has none
     */
    private record Names(Map<UUID, Named> files, Map<UUID, String> first) {
        Seen seen(Booking it, Motive motive, List<Account> mediators) {
            var person = it.person() == null ? null : files.get(it.person());
            var name = person == null ? first.getOrDefault(it.id(), "") : person.name();
            return new Seen(it, motive, name, person != null && person.discreet(), mediators);
        }
    }

    private static List<Account> mediators(List<Account> team, List<Hold> taken) {
        var ids = taken.stream().map(Hold::mediator).collect(Collectors.toSet());
        return team.stream().filter(account -> ids.contains(account.id())).toList();
    }
}
