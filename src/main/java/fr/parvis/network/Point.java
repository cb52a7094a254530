// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place or vehicle where the public is received, as other modules need to know it.
 *
 * @param insee code of the commune
 * @param zone the point's own: overseas departments live by other clocks
 * @param labels {@code pand}, {@code france-services}
 * @param closedOn first day on which it receives nobody any more
 */
public record Point(
        UUID id,
        UUID association,
        String name,
        PointKind kind,
        String insee,
        String commune,
        String department,
        ZoneId zone,
        Set<String> labels,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    public boolean openOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }
}
