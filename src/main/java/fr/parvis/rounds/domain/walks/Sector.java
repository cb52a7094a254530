// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Area of walks, by the name that the association gives it.
 *
 * @param partner operator that it is usually walked for
 * @param closedOn first day on which nobody goes there any more
 */
public record Sector(
        UUID id,
        String name,
        @Nullable String partner,
        @Nullable LocalDate closedOn,
        int version) {
    public boolean openOn(LocalDate day) {
        return closedOn == null || day.isBefore(closedOn);
    }
}
