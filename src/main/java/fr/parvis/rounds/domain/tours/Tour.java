// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The round of a mobile point, or of hours kept in several places.
 *
 * @param vehicle of the tour; two tours of one vehicle are never in two places at once
 * @param kit things that must be on board, in the order in which they are checked
 * @param partner operator that it serves, code of list OPERATOR
 * @param validUntil last day
 */
public record Tour(
        UUID id,
        UUID association,
        UUID point,
        String name,
        @Nullable String vehicle,
        List<String> kit,
        @Nullable String partner,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        int version) {

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
