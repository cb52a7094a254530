// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.energy.domain.clock.Facts;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bill that a case is about.
 *
 * @param step the case's step that carries its deadline
 * @param movedTo the day that the step was last put on; null when no day was known
 * @param counted whether the step was ever put where the clock says
 */
public record UnpaidBill(
        UUID caseFile, Facts facts, UUID step, @Nullable LocalDate movedTo, boolean counted, int version) {}
