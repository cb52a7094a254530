// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

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
        @Nullable Instant leftAt) {}
