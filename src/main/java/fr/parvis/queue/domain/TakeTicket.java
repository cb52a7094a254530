// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.Point;
import fr.parvis.network.PublicPoints;
import fr.parvis.queue.domain.Decision.Done;
import fr.parvis.queue.domain.Decision.Refused;
import fr.parvis.queue.domain.Ticket.Origin;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a ticket at a kiosk; a second press of the same form finds the first one's ticket. */
@Component
public class TakeTicket {

    /** Answer of the kiosk. */
    public sealed interface Outcome {
        /** The person has a ticket. */
        record Taken(Ticket ticket) implements Outcome {}

        /** Nobody is taken now. */
        record NotNow(KioskStatus taking) implements Outcome {}

        /** Something else is in the way: see a mediator. */
        record Refused(Decision.Refusal why) implements Outcome {}
    }

    private final GiveTicket giveTicket;
    private final EndDays endDays;
    private final Tickets tickets;
    private final QueueSettings settings;
    private final PublicPoints publicPoints;
    private final Clock clock;

    TakeTicket(
            GiveTicket giveTicket,
            EndDays endDays,
            Tickets tickets,
            QueueSettings settings,
            PublicPoints publicPoints,
            Clock clock) {
        this.giveTicket = giveTicket;
        this.endDays = endDays;
        this.tickets = tickets;
        this.settings = settings;
        this.publicPoints = publicPoints;
        this.clock = clock;
    }

    @Transactional
    public Outcome handle(Point point, UUID ticket, @Nullable String need, @Nullable String language) {
        endDays.at(point);
        var again = tickets.find(ticket);
        var taking = taking(point);
        if (again.isEmpty() && !taking.isOpen()) return new Outcome.NotNow(taking);
        var given = giveTicket.handle(new GiveTicket.Asked(ticket, need, 1, language, null, Origin.KIOSK), point);
        // a picture of yesterday's nomenclature: what the person needs is asked by the mediator
        if (given instanceof Refused refused && refused.why() == Decision.Refusal.CODE_UNKNOWN)
            given = giveTicket.handle(new GiveTicket.Asked(ticket, null, 1, null, null, Origin.KIOSK), point);
        return switch (given) {
            case Done done when done.ticket() != null -> new Outcome.Taken(done.ticket());
            case Done _ -> throw new IllegalStateException("a ticket that was given is there");
            case Refused no -> new Outcome.Refused(no.why());
        };
    }

    /** Whether people are taken at the point now. */
    @Transactional(readOnly = true)
    public KioskStatus taking(Point point) {
        var hours = publicPoints.find(point.id(), Locale.FRANCE).orElseThrow().hours();
        var now = LocalDateTime.ofInstant(clock.instant(), point.zone());
        int lastNumber = tickets.lastNumber(point.id(), now.toLocalDate());
        return new KioskStatusRule(settings.of(point.id()), hours, lastNumber).at(point, now);
    }
}
