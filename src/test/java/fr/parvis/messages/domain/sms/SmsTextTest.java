// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"é è à ù ò Ç É ü ö ä ñ", "Rendez-vous à 10:00, 5 rue du Père ?", "[€] {~} ^ | \\"})
    void many_french_letters_are_of_the_alphabet_of_telephones(String text) {
        assertThat(new SmsText(text).isOfTelephones()).isTrue();
        assertThat(SmsText.decode(SmsText.encode(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Vos papiers sont prêts,ê",
        "ça va,ç",
        "bientôt,ô",
        "le cœur,œ",
        "Łódź,Ł ó ź",
        "مرحبا,م ر ح ب ا",
        "bravo 👍,👍"
    })
    void others_are_named_and_none_is_taken_out(String text, String others) {
        var sms = SmsText.plain(text);
        assertThat(sms.text()).isEqualTo(text);
        assertThat(String.join(" ", sms.others())).isEqualTo(others);
    }

    @Test
    void typographic_signs_become_those_of_telephones_and_letters_stay() {
        assertThat(SmsText.plain("L’accueil « Gare » – à 9\u00a0h… “oui”").text())
                .isEqualTo("L'accueil \"Gare\" - à 9 h... \"oui\"");
    }

    @ParameterizedTest
    @CsvSource({"160,1", "161,2", "306,2", "307,3"})
    void in_the_alphabet_one_holds_160_and_a_part_153(int signs, int parts) {
        assertThat(new SmsText("a".repeat(signs)).parts()).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"70,1", "71,2", "134,2", "135,3"})
    void with_another_letter_one_holds_70_and_a_part_67(int signs, int parts) {
        assertThat(new SmsText("ê".repeat(signs)).parts()).isEqualTo(parts);
    }

    @Test
    void a_sign_that_counts_twice_is_not_cut_in_two_nor_is_a_pictogram() {
        var euros = new SmsText("a".repeat(152) + "€".repeat(20));
        assertThat(euros.length()).isEqualTo(192);
        assertThat(euros.split()).containsExactly("a".repeat(152), "€".repeat(20));
        var thumbs = new SmsText("a".repeat(66) + "👍👍👍");
        assertThat(thumbs.split()).containsExactly("a".repeat(66), "👍👍👍");
    }

    @Test
    void nothing_takes_no_sms() {
        assertThat(new SmsText("").parts()).isZero();
    }
}
