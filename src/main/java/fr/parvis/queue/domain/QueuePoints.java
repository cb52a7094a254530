// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.LastPlace;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The points of the association in scope, at which there may be a queue. */
@Component
public class QueuePoints {
    private final Points points;
    private final Tickets tickets;
    private final LastPlace lastPlace;
    private final Clock clock;

    QueuePoints(Points points, Tickets tickets, LastPlace lastPlace, Clock clock) {
        this.points = points;
        this.tickets = tickets;
        this.lastPlace = lastPlace;
        this.clock = clock;
    }

    /** @throws NotFound when it is none of the association's */
    public Point get(UUID id) {
        return points.findOurs(id).orElseThrow(() -> new NotFound("point " + id));
    }

    /** Those that receive the public today, by name. */
    public List<Point> open() {
        return points.ours().stream()
                .filter(point -> point.openOn(today(point.zone())))
                .toList();
    }

    /** The one asked for if it is open, else where the account called last today, else where its desk opens, else the first. */
    @Transactional(readOnly = true)
    public Optional<Point> choose(List<Point> open, @Nullable UUID asked, UUID account) {
        if (open.isEmpty()) return Optional.empty();
        var today = today(open.getFirst().zone());
        var wanted = asked != null
                ? asked
                : tickets.lastPoint(account, today)
                        .or(() -> lastPlace.of(account, today))
                        .orElse(null);
        return open.stream()
                .filter(point -> point.id().equals(wanted))
                .findFirst()
                .or(() -> Optional.of(open.getFirst()));
    }

    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
