// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.messages.Messages;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.LongDates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reminders of an appointment, for who can be reached: when and where it is, never what it is about. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Reminders {
    /** Kind of what such a message is about. */
    public static final String KIND = "appointment";

    /** Kind of subject of messages about an offer to somebody who waits. */
    public static final String KIND_OFFER = "appointment-offer";

    private final Messages messages;
    private final Points points;
    private final LocalDays localDays;

    Reminders(Messages messages, Points points, LocalDays localDays) {
        this.messages = messages;
        this.points = points;
        this.localDays = localDays;
    }

    /** Plans the reminder of an appointment; those of a former time that were not sent are withdrawn. */
    void plan(Booking it, Contact contact) {
        recipient(it, contact)
                .ifPresent(to -> messages.remind(subject(it.id()), to, template("reminder", it), it.from()));
    }

    /** Tells at once that it cannot be kept. */
    void cancelled(Booking it, Contact contact) {
        now("cancelled", it, contact, template("cancelled", it));
    }

    /** Tells who booked alone the code at once. */
    void booked(Booking it, Contact contact) {
        now("booked", it, contact, template("confirmed", it, String.valueOf(contact.code())));
    }

    /** Offers a time that became free; asks for an answer before the lease ends. The same time offered once more is another offer. */
    void offered(Waiting it, Waiting.Offer offer, Contact contact) {
        var until = offer.until().atZone(localDays.zoneAt(offer.point()));
        var args = when(offer.from(), offer.point());
        args.add(until.toLocalDate());
        args.add(String.valueOf(until.getHour()));
        args.add("%02d".formatted(until.getMinute()));
        recipient(it.person(), contact)
                .ifPresent(to -> messages.ask(new Messages.Request(
                        new Messages.Subject(KIND_OFFER, it.id()),
                        "offer " + offer.from() + " " + it.offers(),
                        to,
                        new Template("appointments.offered", args),
                        localDays.now(),
                        offer.until(),
                        null)));
    }

    /** Tells that nothing will be offered any more. @return false for who cannot be reached */
    boolean closed(Waiting it, Contact contact) {
        var end = it.last().plusDays(1).atStartOfDay(localDays.zoneAt(it.point()));
        return recipient(it.person(), contact)
                .map(to -> messages.ask(new Messages.Request(
                        new Messages.Subject(KIND_OFFER, it.id()),
                        "closed",
                        to,
                        new Template("appointments.wait-closed", List.of()),
                        localDays.now(),
                        end.toInstant(),
                        null)))
                .filter(asked -> !(asked instanceof PlanOutcome.NotPossible))
                .isPresent();
    }

    void withdrawOffer(UUID wait) {
        messages.withdraw(new Messages.Subject(KIND_OFFER, wait));
    }

    private void now(String occasion, Booking it, Contact contact, Template template) {
        recipient(it, contact)
                .ifPresent(to -> messages.ask(new Messages.Request(
                        subject(it.id()), occasion + " " + it.from(), to, template, localDays.now(), it.from(), null)));
    }

    private Template template(String what, Booking it, String... more) {
        var args = when(it.from(), it.point());
        args.addAll(List.of(more));
        // neither the address nor the point: a telephone is read by others
        return new Template("appointments." + what + (it.isAtHome() ? "-home" : ""), args);
    }

    /** Day, hour, minute and place. */
    private List<Object> when(Instant from, UUID point) {
        var at = from.atZone(localDays.zoneAt(point));
        return new ArrayList<>(List.of(
                new LongDates(List.of(at.toLocalDate())),
                String.valueOf(at.getHour()),
                "%02d".formatted(at.getMinute()),
                points.name(point).orElse("")));
    }

    private static Optional<Recipient> recipient(Booking it, Contact contact) {
        return recipient(it.person(), contact);
    }

    private static Optional<Recipient> recipient(@Nullable UUID person, Contact contact) {
        if (person != null) return Optional.of(new Recipient.OfFile(person));
        if (contact.phone() == null) return Optional.empty();
        // a name typed without an account would put anybody's text into our message
        var name = contact.code() == null ? contact.name() : "";
        return Optional.of(new Recipient.Given(name, contact.phone(), null, contact.language(), null));
    }

    void withdraw(UUID booking) {
        messages.withdraw(subject(booking));
    }

    /** Messages of an appointment, planned and sent, the first to go first. */
    public List<Messages.Status> list(UUID booking) {
        return messages.list(subject(booking));
    }

    private static Messages.Subject subject(UUID booking) {
        return new Messages.Subject(KIND, booking);
    }
}
