// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.shell.LocalZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The zone and today's date at a point, of an association, of the account in scope and of the network itself. An association's zone is that of its
 * first open point by name; before it has a point, the network's.
 */
public interface LocalDays extends LocalZone {
    Instant now();

    ZoneId zone(UUID association);

    /** At a point; for one that is not known, as {@link #zone()}. */
    ZoneId zoneAt(@Nullable UUID point);

    default ZoneId zone(@Nullable Point point) {
        return point == null ? zone() : point.zone();
    }

    /** The network's day, for what is the same everywhere. */
    LocalDate todayOfNetwork();

    default LocalDate today() {
        return day(now());
    }

    /** At a point; without one, as {@link #today()}. */
    default LocalDate today(@Nullable Point point) {
        return LocalDate.ofInstant(now(), zone(point));
    }

    default LocalDate todayAt(@Nullable UUID point) {
        return LocalDate.ofInstant(now(), zoneAt(point));
    }

    /** From 0 to 23, where an association is: work of the night is due at its own hour. */
    default int hour(UUID association) {
        return now().atZone(zone(association)).getHour();
    }

    /** The day of an instant in scope. */
    default LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    /** The day and time of an instant in scope. */
    default LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone());
    }
}
