// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.sheets.domain.PassageCode.Reading;
import fr.parvis.values.ReadableSigns;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageCodeTest {

    @Test
    void has_three_parts_of_five_signs_that_are_not_taken_for_each_other() {
        var code = PassageCode.next().text();
        assertThat(code).matches("[2-9ACDEFGHJKMNPQRTVWXY]{5}(-[2-9ACDEFGHJKMNPQRTVWXY]{5}){2}");
        assertThat(ReadableSigns.ALPHABET).hasSize(27).doesNotContain("0", "1", "B", "I", "L", "O", "S", "U", "Z");
    }

    @Test
    void is_read_in_small_letters_with_spaces_without_dashes_or_as_the_address_that_a_camera_saw() {
        var code = PassageCode.next();
        for (var typed : List.of(
                code.text(),
                code.signs(),
                code.text().toLowerCase(java.util.Locale.ROOT).replace('-', ' '),
                "  " + code.text() + " ",
                code.text()
                        .replace('5', 'S')
                        .replace('8', 'b')
                        .replace('V', 'U')
                        .replace('2', 'z'),
                "https://parvis.example/carte/0198#" + code.text()))
            assertThat(PassageCode.read(typed)).isEqualTo(new Reading.Whole(code));
    }

    @Test
    void any_one_wrong_sign_shows_and_says_in_which_part() {
        for (int n = 0; n < 40; n++) {
            var signs = PassageCode.next().signs();
            for (int at = 0; at < signs.length(); at++)
                for (char other : ReadableSigns.ALPHABET.toCharArray())
                    if (other != signs.charAt(at))
                        assertThat(PassageCode.read(signs.substring(0, at) + other + signs.substring(at + 1)))
                                .isEqualTo(new Reading.Mistyped(List.of(at / PassageCode.PART + 1)));
        }
    }

    @Test
    void two_swapped_neighbours_show_and_two_swapped_parts_too() {
        for (int n = 0; n < 200; n++) {
            var signs = PassageCode.next().signs();
            for (int at = 0; at < signs.length() - 1; at++) {
                if (at % PassageCode.PART == PassageCode.PART - 1 || signs.charAt(at) == signs.charAt(at + 1)) continue;
                var swapped =
                        signs.substring(0, at) + signs.charAt(at + 1) + signs.charAt(at) + signs.substring(at + 2);
                assertThat(PassageCode.read(swapped)).isInstanceOf(Reading.Mistyped.class);
            }
            assertThat(PassageCode.read(signs.substring(5, 10) + signs.substring(0, 5) + signs.substring(10)))
                    .isEqualTo(new Reading.Mistyped(List.of(1, 2)));
        }
    }

    @Test
    void a_missing_sign_is_said_by_its_part_when_the_parts_stand_apart_and_counted_otherwise() {
        var code = PassageCode.next().text();
        assertThat(PassageCode.read(code.substring(0, 10) + code.substring(11)))
                .isEqualTo(new Reading.Mistyped(List.of(2)));
        assertThat(PassageCode.read(code.replace("-", "").substring(1))).isEqualTo(new Reading.Incomplete(14));
        assertThat(PassageCode.read("")).isEqualTo(new Reading.Incomplete(0));
        assertThat(PassageCode.read("00000-11111-OOOOO")).isEqualTo(new Reading.Mistyped(List.of(1, 2, 3)));
    }

    @Test
    void is_random_and_tells_itself_to_no_log() {
        var seen = new HashSet<String>();
        for (int n = 0; n < 10_000; n++) seen.add(PassageCode.next().signs());
        assertThat(seen).hasSize(10_000);
        assertThat(PassageCode.next()).hasToString("PassageCode");
    }
}
