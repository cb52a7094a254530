// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are compared as they sound, and words that are one are one. */
class GuideWordsTest {
    @ParameterizedTest
    @CsvSource({
        "naturalisation, naturalisassion",
        "prudhommes, prudome",
        "allocation, alocassion",
        "certificat, sertifica",
        "logement, logeman",
        "photo, foto",
        "naissance, naissanse",
        "château, chato"
    })
    void what_sounds_alike_is_alike(String right, String written) {
        assertThat(GuideWords.sounds(right)).contains(GuideWords.sound(written));
    }

    @ParameterizedTest
    @CsvSource({"retraite, rentrée", "bourse, bouche", "passeport, passerelle", "loyer, loyal", "garde, carte"})
    void what_sounds_otherwise_is_not(String one, String other) {
        assertThat(GuideWords.sounds(one)).doesNotContain(GuideWords.sound(other));
    }

    @Test
    void words_of_a_line_are_one_within_a_phrase_only() {
        assertThat(inPhrase("proprio")).isEqualTo(inPhrase("bailleur")).isNotEqualTo(inPhrase("locataire"));
        assertThat(new GuideWords.Word("proprio", "proprio").key())
                .isNotEqualTo(new GuideWords.Word("bailleur", "bailleur").key());
    }

    private static String inPhrase(String word) {
        return GuideWords.inPhrase(new GuideWords.Word(word, word).key());
    }
}
