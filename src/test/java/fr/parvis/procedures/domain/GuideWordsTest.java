// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test
    void two_words_of_a_phrase_are_a_pair_in_whatever_order_and_whatever_one_calls_them() {
        assertThat(GuideWords.pairs("le proprio ne répare pas la douche"))
                .isEqualTo(GuideWords.pairs("la douche, mon bailleur répare"))
                .hasSize(3);
        assertThat(GuideWords.pairs("comment faire pour la douche")).isEmpty();
    }

    @Test
    void a_long_question_has_no_more_pairs_than_a_search_can_take() {
        var words = IntStream.range(0, 66).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        assertThat(GuideWords.pairs(words)).hasSize(190);
    }

    private static String inPhrase(String word) {
        return GuideWords.inPhrase(new GuideWords.Word(word, word).key());
    }
}
