// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is kept.
 *
 * @param partner the funder
 * @param priority 1 to 99; 1 pays first
 * @param closedUntil acts until that day are attributed no more
 */
public record Contract(
        UUID id,
        UUID partner,
        String name,
        String reference,
        LocalDate firstDay,
        LocalDate lastDay,
        int priority,
        @Nullable LocalDate closedUntil,
        int version) {

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** First day on which rules may still change. */
    public LocalDate openFrom() {
        return closedUntil == null || closedUntil.isBefore(firstDay) ? firstDay : closedUntil.plusDays(1);
    }
}
