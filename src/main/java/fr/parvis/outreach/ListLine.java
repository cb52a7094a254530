// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file that can be taken: who, and what is owed, each only where the arrangement names it.
 *
 * @param line as a spreadsheet counts it
 * @param commune INSEE code, where it is clear
 * @param cents debt in cents
 * @param meter {@code linky}, {@code other} or {@code unknown}
 * @param mainHome {@code yes}, {@code no} or {@code unknown}, as {@code cheque}
 */
public record ListLine(
        int line,
        Household household,
        @Nullable String commune,
        @Nullable String language,
        @Nullable Long cents,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate payableBy,
        @Nullable LocalDate lastLetterOn,
        @Nullable String planned,
        @Nullable LocalDate plannedOn,
        String meter,
        @Nullable Integer kva,
        String mainHome,
        String cheque) {}
