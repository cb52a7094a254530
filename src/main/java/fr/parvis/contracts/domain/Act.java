// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act as rules compare it. A code that the act does not bear is empty.
 *
 * @param parent the visit of a request; the activity itself
 * @param commune of the point, {@code city} the same or the city of a district
 * @param theme of a request, with its {@code family}
 * @param operator of a request; the partner of an activity
 * @param presence of a visit
 * @param activity kind of an activity
 */
public record Act(
        ActKey key,
        UUID parent,
        LocalDate day,
        @Nullable UUID point,
        String commune,
        String city,
        String department,
        String theme,
        String family,
        String operator,
        String presence,
        String activity,
        int minutes) {}
