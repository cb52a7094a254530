// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.values.ReadableSigns;
import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void is_read_in_small_letters_with_or_without_dash_and_as_the_address_that_a_camera_saw() {
        var label = Label.next();
        assertThat(Label.read(label.text())).contains(label);
        assertThat(Label.read(" " + label.signs().toLowerCase() + " ")).contains(label);
        assertThat(Label.read("https://parvis.example/bureau/materiel/etiquette/" + label.text()))
                .contains(label);
    }

    @Test
    void signs_that_look_alike_are_the_same_one() {
        var label = new Label(partWith('5') + Label.next().signs().substring(5));
        assertThat(Label.read(label.text().replace('5', 'S'))).contains(label);
    }

    private static String partWith(char sign) {
        String part;
        do part = ReadableSigns.part(4);
        while (part.indexOf(sign) < 0);
        return part;
    }

    @Test
    void one_wrong_sign_and_two_swapped_ones_show() {
        var signs = Label.next().signs();
        for (int at = 0; at < signs.length(); at++) {
            for (char other : ReadableSigns.ALPHABET.toCharArray()) {
                if (other == signs.charAt(at)) continue;
                assertThat(Label.read(signs.substring(0, at) + other + signs.substring(at + 1)))
                        .isEmpty();
            }
            if (at % 5 == 4 || signs.charAt(at) == signs.charAt(at + 1)) continue;
            assertThat(Label.read(
                            signs.substring(0, at) + signs.charAt(at + 1) + signs.charAt(at) + signs.substring(at + 2)))
                    .isEmpty();
        }
    }

    @Test
    void parts_of_a_card_are_no_label() {
        for (int i = 0; i < 100; i++)
            assertThat(Label.read(ReadableSigns.part(1) + ReadableSigns.part(2)))
                    .isEmpty();
    }

    @Test
    void an_imei_is_checked_by_its_last_digit() {
        assertThat(ReceiveItems.isImei("490154203237518")).isTrue();
        assertThat(ReceiveItems.isImei("490154203237519")).isFalse();
        assertThat(ReceiveItems.isImei("49015420323751")).isFalse();
    }
}
