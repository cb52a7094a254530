// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends tickets that are still open when a point's local day is over: nobody of yesterday waits today. */
@Component
public class EndDays {
    private final Tickets tickets;
    private final CountTicket count;
    private final Points points;
    private final Clock clock;

    EndDays(Tickets tickets, CountTicket count, Points points, Clock clock) {
        this.tickets = tickets;
        this.count = count;
        this.points = points;
        this.clock = clock;
    }

    /** At one point, before anything is done there. */
    @Transactional
    public void at(Point point) {
        for (var ticket : tickets.lockOpenBefore(point.id(), LocalDate.ofInstant(clock.instant(), point.zone()))) {
            var midnight = ticket.day().plusDays(1).atStartOfDay(point.zone()).toInstant();
            var ended = ticket.endWithItsDay(midnight);
            tickets.update(ended);
            count.changed(ticket, ended);
        }
    }

    /** At all points of the association in scope. */
    @Transactional
    public void everywhere() {
        // the latest day that has begun anywhere on earth: each point then looks at its own clock
        var latest = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
        for (var id : tickets.pointsOpenBefore(latest)) points.findOurs(id).ifPresent(this::at);
    }
}
