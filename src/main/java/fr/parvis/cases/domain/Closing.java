// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a case when it was closed.
 *
 * @param cents euro cents that the person recovered, when known
 */
public record Closing(
        UUID id,
        String outcome,
        @Nullable Long cents,
        LocalDate closedOn,
        UUID closedBy,
        @Nullable LocalDate reopenedOn) {}
