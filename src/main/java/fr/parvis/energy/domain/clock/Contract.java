// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import org.jspecify.annotations.Nullable;

/**
 * The contract: supply, supplier, meter, home.
 *
 * @param supplier code of list OPERATOR
 * @param meter UNKNOWN for anything but electricity
 * @param subscribedKva subscribed power, electricity only
 */
public record Contract(
        Supply supply,
        @Nullable String supplier,
        Meter meter,
        @Nullable Integer subscribedKva,
        Answer mainHome) {}
