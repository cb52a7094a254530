// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A halt of a tour that comes back.
 *
 * @param code its short address, for ever; empty before it is kept
 * @param hours in the syntax of OpenStreetMap, with what becomes of it on public holidays
 * @param validUntil last day
 */
public record Stop(
        UUID id,
        String code,
        UUID tour,
        UUID association,
        int position,
        String place,
        String address,
        String insee,
        String commune,
        String department,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String hours,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        int version) {

    public boolean servedOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
