// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Solution found for a household.
 *
 * @param kind one of {@link #KINDS}
 * @param cents amount concerned, where there is one
 * @param planned measure of the partner: a reduction, a cut
 * @param confirmFrom the day from which somebody may say whether it happened; null when nothing was planned
 * @param confirmed waiting, avoided, not-avoided or unknown: only "avoided" counts as avoided
 */
public record Solution(
        UUID id,
        UUID entry,
        String kind,
        LocalDate foundOn,
        @Nullable Long cents,
        UUID by,
        @Nullable String planned,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate confirmFrom,
        String confirmed,
        @Nullable LocalDate confirmedOn) {

    public static final List<String> KINDS = List.of(
            "payment",
            "delay",
            "instalments",
            "fund",
            "cheque-attestation",
            "aid",
            "bill-corrected",
            "tariff",
            "mediator-seized",
            "debt-file",
            "oriented",
            "other");

    public static final List<String> CONFIRMED = List.of("avoided", "not-avoided", "unknown");
}
