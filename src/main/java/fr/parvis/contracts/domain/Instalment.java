// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a contract pays, and when.
 *
 * @param amount cents
 */
public record Instalment(
        UUID id,
        UUID contract,
        LocalDate dueOn,
        long amount,
        @Nullable LocalDate receivedOn) {}
