// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A halt that was really made. */
public record Halt(
        UUID stop,
        LocalDate day,
        Instant arrivedAt,
        UUID arrivedBy,
        @Nullable Instant leftAt) {
    /** Time after an arrival in which somebody may still be there; longer ago, leaving was forgotten. */
    static final Duration NIGHT = Duration.ofHours(16);

    /** Whether somebody may still be there, past midnight too. */
    public boolean goesOn(Instant now) {
        return leftAt == null && arrivedAt.isAfter(now.minus(NIGHT));
    }
}
