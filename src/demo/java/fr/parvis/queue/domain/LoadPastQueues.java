// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.database.Asking;
import fr.parvis.queue.PastQueues;
import fr.parvis.queue.domain.Ticket.Away;
import fr.parvis.queue.domain.Ticket.Origin;
import fr.parvis.queue.domain.Ticket.Standing;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes tickets of days that are over, each counted as if its day had been lived here. */
@Component
class LoadPastQueues implements PastQueues {
    private final Tickets tickets;
    private final CountTicket count;

    LoadPastQueues(Tickets tickets, CountTicket count) {
        this.tickets = tickets;
        this.count = count;
    }

    @Override
    @Transactional
    public void load(List<PastTicket> past) {
        for (var given : past) {
            var ticket = ticket(given);
            if (tickets.insert(ticket)) count.changed(null, ticket);
        }
    }

    private static Ticket ticket(PastTicket past) {
        var called = past.takenAt().plusSeconds(past.waitedSeconds());
        var helped = past.calledBy() != null;
        return new Ticket(
                past.id(),
                Asking.association(),
                past.point(),
                past.day(),
                past.number(),
                past.need(),
                1,
                null,
                Origin.KIOSK,
                past.takenAt(),
                null,
                Away.NEVER,
                new Standing(
                        TicketState.valueOf(past.outcome().name()),
                        helped ? called : null,
                        past.calledBy(),
                        helped ? called : null,
                        called.plusSeconds(past.helpSeconds()),
                        past.reason().isEmpty() ? null : past.reason(),
                        past.waitedSeconds()));
    }
}
