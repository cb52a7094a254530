package fr.parvis.queue.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The points of the association in scope, at which there may be a queue. */
@Component
public class QueuePoints {
    private final Points points;
    private final Clock clock;

    QueuePoints(Points points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    /** @throws NotFound when it is none of the association's */
    public Point get(UUID id) {
        return points.find(id)
                .filter(point -> point.association().equals(Asking.association()))
                .orElseThrow(() -> new NotFound("point " + id));
    }

    /** Those that receive the public today, by name. */
    public List<Point> open() {
        return points.list(Asking.association()).stream()
                .filter(point -> point.openOn(today(point.zone())))
                .toList();
    }

    LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
