// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.NetworkTime;
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
    private final Zones zones;
    private final Clock clock;

    PointLocalDays(Zones zones, Clock clock) {
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public ZoneId zone() {
        var house = Asking.scope().house();
        return house == null ? NetworkTime.ZONE : zone(house);
    }

    @Override
    public ZoneId zone(UUID association) {
        return zones.of(association).orElse(NetworkTime.ZONE);
    }

    @Override
    public ZoneId zoneAt(@Nullable UUID point) {
        return Optional.ofNullable(point).flatMap(zones::at).orElseGet(this::zone);
    }

    @Override
    public LocalDate todayOfNetwork() {
        return NetworkTime.today(clock);
    }
}
