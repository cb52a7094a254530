// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be is refused, by field. */
class FactsCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static List<String> problems(String facts) {
        return FactsCheck.of(FactsInWords.read(facts), TODAY, Shipped.BOOK.earliest()).stream()
                .map(problem -> problem.field() + " "
                        + problem.code().replaceFirst("^(energy.problem|cases.problem.bill)[.]", ""))
                .toList();
    }

    @Test
    void nothing_is_wrong_with_an_ordinary_bill() {
        assertThat(
                        problems(
                                "électricité, Linky, 9 kVA, principale, montant 300, facture 02/10/2026, limite 20/10/2026, lettre 1 21/10/2026,"
                                        + " lettre 2 06/11/2026, chèque 2026 connu 02/05/2026, FSL 10/11/2026, payé 15/11/2026 50"))
                .isEmpty();
    }

    @Test
    void a_bill_of_the_future_is_refused() {
        assertThat(problems("gaz, principale, facture 27/11/2026")).containsExactly("issued future");
    }

    @Test
    void dates_of_2062_are_refused_wherever_they_stand() {
        assertThat(
                        problems(
                                "gaz, principale, facture 01/01/2062, limite 01/01/2063, lettre 1 01/02/2062, lettre 2 01/03/2062,"
                                        + " lettre 3 01/04/2062, FSL 01/05/2062, payé 01/06/2062 10, accord 01/07/2062, réduite 01/08/2062, coupée 01/09/2062"))
                .contains(
                        "issued future",
                        "first future",
                        "second future",
                        "last future",
                        "lodged future",
                        "paidOn1 future",
                        "agreed future",
                        "reduced future",
                        "cut future");
        assertThat(problems("gaz, principale, facture 02/10/2026, limite 01/01/2062"))
                .containsExactly("payable far-ahead");
    }

    @Test
    void amounts_below_zero_and_beyond_any_bill_are_refused() {
        assertThat(problems("gaz, principale, facture 02/10/2026, montant -5")).containsExactly("amount negative");
        assertThat(problems("gaz, principale, facture 02/10/2026, montant 1000001"))
                .containsExactly("amount too-much");
        assertThat(problems("gaz, principale, facture 02/10/2026, payé 03/10/2026 -5"))
                .containsExactly("paid1 negative");
    }

    @Test
    void a_letter_before_the_bill_is_refused() {
        assertThat(problems("gaz, principale, facture 02/10/2026, lettre 1 01/10/2026"))
                .containsExactly("first before-bill");
        assertThat(problems("gaz, principale, facture 02/10/2026, lettre 2 01/10/2026"))
                .containsExactly("second before-bill");
    }

    @Test
    void a_second_letter_before_the_first_is_refused() {
        assertThat(problems("gaz, principale, facture 02/10/2026, lettre 1 20/10/2026, lettre 2 19/10/2026"))
                .containsExactly("second before-first-letter");
    }

    @Test
    void a_limit_date_before_the_date_of_issue_is_refused() {
        assertThat(problems("gaz, principale, facture 02/10/2026, limite 01/10/2026"))
                .containsExactly("payable before");
    }

    @Test
    void a_bill_older_than_the_rules_is_refused() {
        assertThat(problems("gaz, principale, facture 31/12/2017")).containsExactly("issued too-old");
    }

    @Test
    void a_decision_before_its_file_is_refused() {
        assertThat(problems("gaz, principale, facture 02/10/2026, FSL 10/11/2026, FSL refusé 09/11/2026"))
                .containsExactly("decided before-lodging");
    }

    @Test
    void a_power_that_no_home_has_is_refused() {
        assertThat(problems("électricité, principale, 42 kVA")).containsExactly("kva power");
        assertThat(problems("électricité, principale, -3 kVA")).containsExactly("kva power");
    }

    @Test
    void a_cheque_of_another_age_is_refused() {
        assertThat(problems("gaz, principale, chèque 2062")).containsExactly("chequeYear cheque-year");
        assertThat(problems("gaz, principale, chèque 2026 connu 01/12/2025"))
                .containsExactly("told told-before-cheque");
    }

    @Test
    void a_cut_before_its_reduction_is_refused() {
        assertThat(problems("électricité, principale, facture 02/10/2026, réduite 20/11/2026, coupée 19/11/2026"))
                .containsExactly("cut before-reduction");
    }

    @Test
    void a_year_that_lost_a_digit_is_refused_also_where_the_bill_has_no_date() {
        assertThat(problems(
                        "gaz, principale, lettre 1 21/10/0206, FSL 10/11/0202, payé 15/11/0026 50, coupée 01/12/0206"))
                .containsExactlyInAnyOrder("first too-old", "lodged too-old", "paidOn1 too-old", "cut too-old");
    }
}
