// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.queue.Arrivals;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Ticket.Origin;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tickets of people who come to an appointment. */
@Component
class GiveTicketsOfArrivals implements Arrivals {
    private final QueuePoints points;
    private final EndDays endDays;
    private final GiveTicket give;
    private final Tickets tickets;

    GiveTicketsOfArrivals(QueuePoints points, EndDays endDays, GiveTicket give, Tickets tickets) {
        this.points = points;
        this.endDays = endDays;
        this.give = give;
        this.tickets = tickets;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public OptionalInt arrive(UUID ticket, UUID point) {
        var place = points.get(point);
        endDays.at(place);
        var given = give.handle(new GiveTicket.Asked(ticket, null, 1, null, Priority.APPOINTMENT, Origin.DESK), place);
        return given instanceof Decision.Done done
                        && done.ticket() != null
                        && done.ticket().number() != null
                ? OptionalInt.of(done.ticket().number())
                : OptionalInt.empty();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeBack(UUID id) {
        var ticket = tickets.lock(id).orElse(null);
        if (ticket == null) return true;
        if (ticket.state() != TicketState.WAITING) return false;
        tickets.delete(id);
        return true;
    }
}
