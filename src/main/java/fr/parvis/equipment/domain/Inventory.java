// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A count of what is in the rooms of a point. */
public record Inventory(
        UUID id,
        UUID point,
        Instant startedAt,
        UUID startedBy,
        @Nullable Instant closedAt) {
    public boolean open() {
        return closedAt == null;
    }
}
