// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.domain.Waiting.State;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.rota.Holds;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Waiting list of appointments: who waits, and the answer to an offer, noted by somebody of the team. */
@Component
@Transactional
public class WaitForSlot {
    /** So many offers without an answer, and somebody waits no more. */
    private static final int MOST_OFFERS = 3;

    private final WaitTable waits;
    private final KeepMotives motives;
    private final BookAppointment book;
    private final Reminders reminders;
    private final Holds holds;
    private final People people;
    private final LocalDays localDays;
    private final Journal journal;

    WaitForSlot(
            WaitTable waits,
            KeepMotives motives,
            BookAppointment book,
            Reminders reminders,
            Holds holds,
            People people,
            LocalDays localDays,
            Journal journal) {
        this.waits = waits;
        this.motives = motives;
        this.book = book;
        this.reminders = reminders;
        this.holds = holds;
        this.people = people;
        this.localDays = localDays;
        this.journal = journal;
    }

    /**
     * @param id made with the form: the same form twice waits once
     * @param point null means any
     */
    public record Command(
            UUID id,
            UUID motive,
            @Nullable UUID point,
            LocalDate first,
            LocalDate last,
            @Nullable UUID person,
            Contact contact) {}

    public Outcome<UUID> add(Command command) {
        if (waits.find(command.id).isPresent()) return new Outcome.Done<>(command.id);
        var motive = motives.find(command.motive).filter(it -> !it.closed()).orElse(null);
        if (motive == null) return Outcome.refused("motif", "appointments.problem.motive");
        if (motive.atHome() || motive.isShared()) return Outcome.refused("motif", "appointments.problem.wait-home");
        var problems = problems(command, motive);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var waiting = new Waiting(
                command.id,
                motive.id(),
                command.point,
                command.first,
                command.last,
                State.WAITING,
                command.person,
                localDays.now(),
                0,
                null);
        if (waits.insert(waiting, command.contact))
            journal.note("appointments.wait-asked", command.id.toString(), Map.of());
        return new Outcome.Done<>(command.id);
    }

    private List<Problem> problems(Command command, Motive motive) {
        var problems = new ArrayList<Problem>();
        var today = localDays.today();
        var phone = command.contact.phone();
        if (command.first.isBefore(today)) problems.add(Problem.of("from", "appointments.problem.wait-past"));
        if (command.last.isBefore(command.first)) problems.add(Problem.of("until", "appointments.problem.wait-order"));
        else if (command.last.isAfter(motive.last(today)))
            problems.add(Problem.of("until", "appointments.problem.wait-far", motive.last(today)));
        if (command.person != null && people.find(command.person).isEmpty())
            problems.add(Problem.of("", "appointments.problem.person"));
        if (command.person == null && phone == null && command.contact.name().isEmpty())
            problems.add(Problem.of("phone", "appointments.problem.wait-nobody"));
        if (command.contact.name().length() > Contact.LONGEST_NAME)
            problems.add(Problem.of("name", "appointments.problem.long", Contact.LONGEST_NAME));
        if (phone != null && !(PhoneNumber.isDialable(phone, 4) && PhoneNumber.isComplete(phone)))
            problems.add(Problem.of("phone", "appointments.problem.phone"));
        return problems;
    }

    /** They take what is offered: the appointment is made. */
    public Outcome<UUID> accept(UUID id) {
        var it = locked(id);
        var offer = it.offer();
        if (offer == null || !offer.until().isAfter(localDays.now()))
            return Outcome.refused("", "appointments.problem.offer-over");
        var mediators = holds.of(id).stream().map(hold -> hold.mediator()).collect(Collectors.toSet());
        holds.release(id);
        reminders.withdrawOffer(id);
        var contact = waits.contacts(List.of(id)).getOrDefault(id, Contact.NONE);
        var outcome = book.handle(new BookAppointment.Command(
                Ids.next(), it.motive(), offer.point(), offer.from(), mediators, it.person(), contact, null, true));
        boolean booked = outcome instanceof Outcome.Done;
        waits.change(id, booked ? State.BOOKED : State.WAITING, localDays.now());
        if (booked) journal.note("appointments.wait-accepted", id.toString(), Map.of());
        return outcome;
    }

    /** They do not take what is offered, and wait on; the time goes to the next. */
    public Outcome<UUID> pass(UUID id) {
        var it = locked(id);
        if (it.state() != State.OFFERED) return Outcome.refused("", "appointments.problem.offer-over");
        giveOn(it);
        waits.change(id, State.WAITING, localDays.now());
        journal.note("appointments.wait-passed", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Ends somebody's waiting. Idempotent. */
    public Outcome<UUID> leave(UUID id) {
        var it = locked(id);
        if (it.state().isOver()) return new Outcome.Done<>(id);
        if (it.state() == State.OFFERED) giveOn(it);
        waits.change(id, State.DECLINED, localDays.now());
        journal.note("appointments.wait-left", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Ends an offer that nobody answered in time: the next one gets it, and several such offers end the waiting. */
    void lapse(UUID id) {
        var it = waits.findLocked(id).orElse(null);
        var offer = it == null ? null : it.offer();
        if (it == null || offer == null || offer.until().isAfter(localDays.now())) return;
        giveOn(it);
        waits.change(id, it.offers() >= MOST_OFFERS ? State.DECLINED : State.WAITING, localDays.now());
    }

    /** Ends waiting for a closed motive, with a message; a person without one stays on the list, for the team to tell. */
    void endClosed(UUID id) {
        var it = waits.findLocked(id).orElse(null);
        if (it == null || it.state().isOver()) return;
        if (it.state() == State.OFFERED) giveOn(it);
        var contact = waits.contacts(List.of(id)).getOrDefault(id, Contact.NONE);
        waits.change(id, reminders.closed(it, contact) ? State.DECLINED : State.WAITING, localDays.now());
    }

    private void giveOn(Waiting it) {
        var offer = Objects.requireNonNull(it.offer());
        var until = holds.of(it.id()).stream()
                .map(hold -> hold.until())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> offer.from()
                        .plusSeconds(
                                60L * motives.find(it.motive()).orElseThrow().minutes()));
        holds.release(it.id());
        reminders.withdrawOffer(it.id());
        waits.freed(offer.point(), offer.from(), until, it.id());
    }

    private Waiting locked(UUID id) {
        return waits.findLocked(id).orElseThrow(() -> new NotFound("waiting for an appointment " + id));
    }

    /**
     * Somebody who waits, as the team sees it.
     *
     * @param name of the file, or the first name that was given; may be empty
     * @param phone telephone number given; empty for the person of a file, who is reached as it says
     */
    public record Seen(Waiting waiting, Motive motive, String name, String phone) {}

    /** People who wait: those with an offer first, then in the order of offers; the journal notes the reading. */
    public List<Seen> open() {
        var all = waits.open();
        if (all.isEmpty()) return List.of();
        var known = motives.all().stream().collect(Collectors.toMap(Motive::id, motive -> motive));
        var persons = all.stream()
                .map(Waiting::person)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        var names = new HashMap<UUID, String>();
        if (!persons.isEmpty()) people.names(persons).forEach((id, named) -> names.put(id, named.name()));
        var contacts = waits.contacts(all.stream().map(Waiting::id).toList());
        if (!contacts.isEmpty()) journal.note("appointments.wait-listed", "", Map.of());
        return all.stream()
                .map(it -> {
                    var contact = contacts.getOrDefault(it.id(), Contact.NONE);
                    var phone = contact.phone();
                    return new Seen(
                            it,
                            Objects.requireNonNull(known.get(it.motive())),
                            it.person() == null ? contact.name() : names.getOrDefault(it.person(), ""),
                            phone == null ? "" : phone);
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Waiting> of(UUID person) {
        return waits.of(person);
    }
}
