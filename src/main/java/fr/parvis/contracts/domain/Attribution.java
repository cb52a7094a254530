// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that a line counts.
 *
 * @param units parts of the line's unit that it counts, {@code paidUnits} that it pays
 * @param rival which other line would have paid, or which one pays
 */
public record Attribution(
        ActKey act,
        UUID line,
        UUID contract,
        LocalDate day,
        int units,
        int minutes,
        boolean paid,
        int paidUnits,
        Reason reason,
        @Nullable UUID rival) {}
