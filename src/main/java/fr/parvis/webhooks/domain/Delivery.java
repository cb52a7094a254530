// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint.
 *
 * @param type code of the event
 * @param state {@code due}, {@code sent} or {@code failed}
 * @param at time of the event
 * @param nextAt time of the next attempt, while it is due
 * @param lastStatus status of the last answer; null without one
 * @param lastProblem code of what went wrong last
 */
public record Delivery(
        UUID id,
        UUID event,
        String type,
        String state,
        Instant at,
        int attempts,
        Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable Integer lastStatus,
        @Nullable String lastProblem) {}
