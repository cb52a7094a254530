// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card that somebody carries instead of giving a name.
 *
 * @param validUntil the last day on which it leads to something; each use puts it off
 * @param endedOn day on which somebody ended it before
 */
public record PassageCard(
        UUID id,
        LocalDate madeOn,
        LocalDate validUntil,
        @Nullable LocalDate endedOn) {

    boolean standsOn(LocalDate day) {
        return endedOn == null && !day.isAfter(validUntil);
    }
}
