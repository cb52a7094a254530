// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the attestation is worth, in days. */
class ChequeEffectTest {
    private static ChequeEffect gain(String facts, LocalDate today) {
        return ChequeEffect.of(Shipped.CLOCK, FactsInWords.read(facts), today).orElse(null);
    }

    @Test
    void before_the_first_letter_it_wins_15_days_and_60_of_reduced_power() {
        var gain = gain(
                "électricité, Linky, 9 kVA, principale, facture 01/05/2026, chèque 2026", LocalDate.of(2026, 5, 2));
        // without: 15/05 + 15 + 20 = 19/06, reduction or cut. With: 15/05 + 30 + 20 = 04/07, + 60 days = 02/09.
        assertThat(gain.reductionDays()).isEqualTo(15);
        assertThat(gain.cutDays()).isEqualTo(75);
    }

    @Test
    void in_the_truce_it_keeps_the_power_until_april() {
        var gain = gain(
                "électricité, Linky, 9 kVA, principale, facture 01/10/2026, lettre 1 15/10/2026, lettre 2 12/11/2026, chèque 2026",
                LocalDate.of(2026, 11, 20));
        // without: 12/11 + 20 = 02/12. With: 01/04/2027.
        assertThat(gain.reductionDays()).isEqualTo(120);
        assertThat(gain.cutDays()).as("01/04/2027, and 60 days after").isEqualTo(60);
    }

    @Test
    void after_the_first_letter_the_30_days_are_not_promised() {
        var gain = gain(
                "gaz, principale, facture 01/05/2026, lettre 1 15/05/2026, chèque 2026", LocalDate.of(2026, 5, 20));
        assertThat(gain.cutDays()).isZero();
        assertThat(gain.told().find(Milestone.Kind.CUT).orElseThrow().doubts()).contains(Doubt.CHEQUE_TOLD_LATER);
    }

    @Test
    void there_is_none_without_a_cheque_when_the_supplier_knows_elsewhere_or_after_its_rights() {
        var today = LocalDate.of(2026, 5, 20);
        assertThat(gain("gaz, principale, facture 01/05/2026", today)).isNull();
        assertThat(gain("gaz, principale, facture 01/05/2026, chèque 2026 connu 02/05/2026", today))
                .isNull();
        assertThat(gain("gaz, secondaire, facture 01/05/2026, chèque 2026", today))
                .isNull();
        assertThat(gain("gaz, principale, facture 01/05/2026, chèque 2025", today))
                .isNull();
        assertThat(gain("gaz, principale, facture 16/04/2026, chèque 2025", LocalDate.of(2026, 4, 30)))
                .isNotNull();
    }
}
