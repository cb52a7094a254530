// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, 0612345678",
        "+33 6 12 34 56 78, 0612345678",
        "+33 (0)6.12.34.56.78, 0612345678",
        "0033 612345678, 0612345678",
        "0692 12 34 56, 0692123456",
        "+262 692 12 34 56, 0692123456",
        "00262 639 12 34 56, 0639123456",
        "+590 690-12-34-56, 0690123456",
        "+594 694 12 34 56, 0694123456",
        "+596 596 12 34 56, 0596123456",
        "+508 708 12 34 56, 0708123456",
        "+508 41 12 34, +508411234",
        "+687 26 12 34, +687261234",
        "+689 40 12 34 56, +68940123456",
        "+41 79 123 45 67, +41791234567",
        "3939, 3939",
        "115, 115"
    })
    void however_it_is_written_it_is_the_same(String written, String normalized) {
        assertThat(PhoneNumber.normalize(written)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, +33612345678",
        "0692 12 34 56, +262692123456",
        "0639 01 23 45, +262639012345",
        "0690 12 34 56, +590690123456",
        "0694 12 34 56, +594694123456",
        "0696 12 34 56, +596696123456",
        "+41 79 123 45 67, +41791234567",
        "3939, 3939"
    })
    void dialed_from_anywhere_it_bears_the_code_of_its_own_territory(String written, String international) {
        assertThat(PhoneNumber.international(written)).isEqualTo(international);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 23 45 67 89",
                "0262 12 34 56",
                "+262 269 61 12 34",
                "+590 590 12 34 56",
                "+594 594 12 34 56",
                "+596 696 12 34 56",
                "+508 41 12 34",
                "+687 26 12 34",
                "+689 87 12 34 56",
                "+41 79 123 45 67"
            })
    void has_all_its_digits(String number) {
        assertThat(PhoneNumber.isComplete(number)).isTrue();
        assertThat(PhoneNumber.isDialable(number, 8)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"115", "119", "1014", "3939", "36 46", "118 712"})
    void a_short_number_can_be_dialed(String number) {
        assertThat(PhoneNumber.isComplete(number)).isFalse();
        assertThat(PhoneNumber.isDialable(number, 3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "demander Léa", "06 12 34 56 78 le soir", "<3939>"})
    void is_no_number(String text) {
        assertThat(PhoneNumber.isDialable(text, 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 12 34 56 78",
                "07 00 00 00 00",
                "0692 12 34 56",
                "+262 692 12 34 56",
                "+262 639 12 34 56",
                "+590 690 12 34 56",
                "+594 694 12 34 56",
                "+596 696 12 34 56",
                "+687 75 12 34",
                "+689 87 12 34 56",
                "+41 79 123 45 67"
            })
    void short_messages_reach_it(String mobile) {
        assertThat(PhoneNumber.isMobile(mobile)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 23 45 67 89",
                "0262 12 34 56",
                "+262 269 61 12 34",
                "+508 41 12 34",
                "+687 26 12 34",
                "+689 40 12 34 56",
                "+41 44 668 18 00",
                "3939",
                "+",
                ""
            })
    void short_messages_do_not_reach_it(String other) {
        assertThat(PhoneNumber.isMobile(other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Rappelez le 06 12 34 56 78 lundi, 06 12 34 56 78",
        "au 0692/12/34/56, ''",
        "au 06/12/34/56/78, 06/12/34/56/78",
        "son +33 (0)6 12 34 56 78, +33 (0)6 12 34 56 78",
        "son 0033 612345678, 0033 612345678",
        "son 33612345678, 33612345678",
        "fixe 0262 12 34 56, 0262 12 34 56",
        "à La Réunion +262 692 12 34 56, +262 692 12 34 56",
        "à Nouméa +687 26 12 34, +687 26 12 34",
        "appelez le 3939 ou le 115, ''",
        "le 01/12/2026 10 h 30, ''",
        "lampadaire 12 25/11/2026 1 250 euros, ''"
    })
    void is_found_in_a_text(String text, String found) {
        assertThat(PhoneNumber.findIn(text).orElse("")).isEqualTo(found);
    }

    @Test
    void is_dialed_without_its_signs_and_shown_on_one_line() {
        assertThat(PhoneNumber.dial("+262 (0)692-12.34.56")).isEqualTo("+262692123456");
        assertThat(PhoneNumber.dial("(0)1 23 45 67 89")).isEqualTo("0123456789");
        assertThat(PhoneNumber.dial("39 39")).isEqualTo("3939");
        assertThat(PhoneNumber.unbroken("04 78 00 00 00")).isEqualTo("04\u00a078\u00a000\u00a000\u00a000");
    }
}
