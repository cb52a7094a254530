// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time of one mediator that is taken.
 *
 * @param subject identifier of what it is for, in the module that asked
 * @param firm false for an absence over time that is already taken, until somebody takes that over
 * @param expiresAt time when it ends by itself unless confirmed; null for what is confirmed
 */
public record Hold(
        UUID id,
        UUID mediator,
        HoldKind kind,
        UUID subject,
        Instant from,
        Instant until,
        @Nullable UUID point,
        boolean firm,
        @Nullable Instant expiresAt) {

    /** Whether the mediator took it by going on the line, under their own identifier: nobody else hands it over or gives it back. */
    public boolean isUnplanned() {
        return kind == HoldKind.LINE && subject.equals(mediator);
    }
}
