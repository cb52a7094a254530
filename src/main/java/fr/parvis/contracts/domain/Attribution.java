// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that a line counts.
 *
 * @param units parts of the line's unit that it counts, {@code paidUnits} that it pays
 * @param rival of the row that pays: the other line that would have paid; the rows that only count stay as they are when another pays
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
