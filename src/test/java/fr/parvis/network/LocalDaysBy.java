// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Local days by a clock of the test's own, in the zones of the points that there are. */
public record LocalDaysBy(Clock clock, LocalDays zones) implements LocalDays {
    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public ZoneId zone() {
        return zones.zone();
    }

    @Override
    public ZoneId zone(UUID association) {
        return zones.zone(association);
    }

    @Override
    public ZoneId zoneAt(@Nullable UUID point) {
        return zones.zoneAt(point);
    }

    @Override
    public LocalDate todayOfNetwork() {
        return NetworkTime.today(clock);
    }
}
