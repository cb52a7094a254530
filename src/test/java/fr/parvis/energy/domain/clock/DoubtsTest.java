// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where sources part, or a text says more than a supplier does: both days are told, and the careful one is kept. */
class DoubtsTest {
    private static final String ELECTRICITY =
            "électricité, Linky, 9 kVA, principale, facture 01/04/2026, lettre 1 15/04/2026";

    private static Milestone reduction(String facts, LocalDate today) {
        return Shipped.CLOCK
                .of(FactsInWords.read(facts), today)
                .find(Milestone.Kind.REDUCTION)
                .orElseThrow();
    }

    @Test
    void a_protected_household_may_be_reduced_after_64_days_and_at_worst_after_44() {
        var facts = ELECTRICITY + ", aide FSL 10/02/2026";
        var today = LocalDate.of(2026, 4, 16);
        var reduction = reduction(facts, today);
        assertThat(reduction.when())
                .isEqualTo(new EventTime.Earliest(LocalDate.of(2026, 6, 4), LocalDate.of(2026, 5, 15)));
        assertThat(reduction.doubts()).contains(Doubt.REDUCTION_BEFORE_SECOND_LETTER);
        assertThat(Shipped.CLOCK.of(FactsInWords.read(facts), today).careful())
                .as("the deadline")
                .isEqualTo("2026-05-15");
    }

    @Test
    void a_second_letter_that_came_settles_what_it_announces() {
        var reduction =
                reduction(ELECTRICITY + ", lettre 2 15/05/2026, aide FSL 10/02/2026", LocalDate.of(2026, 5, 16));
        assertThat(reduction.when()).isEqualTo(new EventTime.Earliest(LocalDate.of(2026, 6, 4), null));
        assertThat(reduction.doubts()).doesNotContain(Doubt.REDUCTION_BEFORE_SECOND_LETTER);
    }

    @Test
    void a_file_at_the_fund_holds_in_both_readings() {
        var reduction = reduction(ELECTRICITY + ", aide FSL 10/02/2026, FSL 16/04/2026", LocalDate.of(2026, 4, 17));
        assertThat(((EventTime.Earliest) reduction.when()).careful())
                .as("two months, and a letter of twenty days")
                .isEqualTo("2026-07-06");
    }

    @Test
    void a_household_that_is_not_protected_or_has_another_meter_is_in_no_such_doubt() {
        var today = LocalDate.of(2026, 4, 16);
        assertThat(reduction(ELECTRICITY, today).doubts()).doesNotContain(Doubt.REDUCTION_BEFORE_SECOND_LETTER);
        assertThat(reduction(ELECTRICITY.replace("Linky", "autre") + ", aide FSL 10/02/2026", today)
                        .doubts())
                .doesNotContain(Doubt.REDUCTION_BEFORE_SECOND_LETTER);
    }

    @Test
    void a_cheque_told_after_the_first_letter_and_within_its_rights_has_the_text_on_its_side() {
        var reduction = reduction(
                ELECTRICITY.replace("Linky", "autre") + ", chèque 2026 connu 20/04/2026", LocalDate.of(2026, 4, 21));
        assertThat(reduction.doubts())
                .contains(Doubt.CHEQUE_TOLD_LATER)
                .doesNotContain(Doubt.GAINED_AFTER_FIRST_LETTER);
        assertThat(((EventTime.Earliest) reduction.when()).careful())
                .as("the careful day stays that of 15 days")
                .isEqualTo("2026-05-20");
        assertThat(reduction(
                                "électricité, Linky, 9 kVA, principale, facture 10/03/2026, lettre 1 24/03/2026, chèque 2026 connu 25/03/2026",
                                LocalDate.of(2026, 3, 26))
                        .doubts())
                .as("a letter before 1 April, when no right ran")
                .contains(Doubt.GAINED_AFTER_FIRST_LETTER);
    }

    @Test
    void protection_by_the_fund_that_comes_after_the_first_letter_is_still_silence_of_the_text() {
        var cut = Shipped.CLOCK
                .of(
                        FactsInWords.read(
                                "gaz, principale, montant 300, facture 01/04/2026, lettre 1 15/04/2026, FSL 20/04/2026, FSL accordé 30/04/2026 100"),
                        LocalDate.of(2026, 5, 2))
                .find(Milestone.Kind.CUT)
                .orElseThrow();
        assertThat(cut.doubts()).contains(Doubt.GAINED_AFTER_FIRST_LETTER);
    }
}
