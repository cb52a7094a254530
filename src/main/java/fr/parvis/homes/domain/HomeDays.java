package fr.parvis.homes.domain;

import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Today, where somebody is: overseas departments live by other clocks. */
@Component
class HomeDays {
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");

    private final Points points;
    private final Clock clock;

    HomeDays(Points points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(HOME));
    }

    LocalDate today(UUID point) {
        return LocalDate.now(clock.withZone(points.find(point).map(Point::zone).orElse(HOME)));
    }
}
