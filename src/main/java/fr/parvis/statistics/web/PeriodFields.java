// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two dates of a period as they were asked for.
 *
 * @param problem problem with them, in words; another period is shown then
 * @param swap address of the same with the two dates exchanged, when they are reversed
 */
public record PeriodFields(
        LocalDate from,
        LocalDate to,
        @Nullable String problem,
        @Nullable String swap) {}
