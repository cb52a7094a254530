// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @Test
    void words_may_be_begun_and_in_any_order_and_little_ones_tell_nothing() {
        assertThat(SearchText.of("novembre export").isIn("Passages, novembre 2026 : liste et export"))
                .isTrue();
        assertThat(SearchText.of("les chif").isIn("Chiffres")).isTrue();
        assertThat(SearchText.of("Élec fact").isIn("Facture d’électricité")).isTrue();
        assertThat(SearchText.of("chiffres caf").isIn("Chiffres")).isFalse();
        assertThat(SearchText.of("").isIn("Chiffres")).isFalse();
    }

    @Test
    void one_slip_of_the_finger_is_forgiven_in_a_longer_word() {
        for (var slip : new String[] {"chifres", "chifffres", "chiffers", "chuffres", "hciffres"})
            assertThat(SearchText.of(slip).isNearlyIn(SearchText.wordsOf("Chiffres")))
                    .as(slip)
                    .isTrue();
        assertThat(SearchText.of("chufres").isNearlyIn(SearchText.wordsOf("Chiffres")))
                .as("two slips")
                .isFalse();
        assertThat(SearchText.of("chu").isNearlyIn(SearchText.wordsOf("Chiffres")))
                .as("too short")
                .isFalse();
    }

    @Test
    void a_month_is_the_last_that_has_begun_or_that_of_its_year() {
        assertThat(SearchText.of("exporter novembre").month(TODAY)).contains(YearMonth.of(2026, 11));
        assertThat(SearchText.of("exporter déc").month(TODAY)).contains(YearMonth.of(2025, 12));
        assertThat(SearchText.of("august 2024").month(TODAY)).contains(YearMonth.of(2024, 8));
        assertThat(SearchText.of("jui").month(TODAY)).as("two months begin so").isEmpty();
        assertThat(SearchText.of("no 2026").month(TODAY)).isEmpty();
    }

    @Test
    void what_nobody_sees_is_left_out_and_what_is_too_long_is_cut_between_two_signs() {
        assertThat(SearchText.of("  a\u0000b\u0007c\ud83d ").text()).isEqualTo("abc");
        assertThat(SearchText.of("😀".repeat(5_000)).text()).isEqualTo("😀".repeat(SearchText.LONGEST));
        assertThat(SearchText.of("‏نور‎ حداد").words()).containsExactly("نور", "حداد");
        assertThat(SearchText.of("%_\\'\"").words()).isEmpty();
    }
}
