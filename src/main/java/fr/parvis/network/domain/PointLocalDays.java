// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Local days by the zones of points. */
@Component
class PointLocalDays implements LocalDays {
    private final KnownPoints points;
    private final Clock clock;

    PointLocalDays(KnownPoints points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public ZoneId zone() {
        var tenant = Asking.scope().tenant();
        return tenant == null ? NetworkTime.ZONE : zone(tenant);
    }

    @Override
    public ZoneId zone(UUID association) {
        return points.zoneOf(association).orElse(NetworkTime.ZONE);
    }

    @Override
    public ZoneId zoneAt(@Nullable UUID point) {
        return Optional.ofNullable(point).flatMap(points::zoneAt).orElseGet(this::zone);
    }

    @Override
    public LocalDate todayOfNetwork() {
        return NetworkTime.today(clock);
    }
}
