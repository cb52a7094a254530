// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Place and hours of work in an ordinary week.
 *
 * @param hours in the syntax of OpenStreetMap, by the clock and the holidays of the point: {@code Mo,Tu 09:00-12:00; PH off}
 * @param validUntil included
 */
public record Shift(
        UUID id,
        UUID mediator,
        UUID point,
        String hours,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    Shift withId(UUID other) {
        return new Shift(other, mediator, point, hours, validFrom, validUntil);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
