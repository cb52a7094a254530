// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report that a funder awaits on what was done until a day. */
public record ReportDue(
        UUID id,
        UUID contract,
        LocalDate dueOn,
        LocalDate coversUntil,
        @Nullable LocalDate sentOn) {}
