// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchSoundTest {

    @ParameterizedTest
    @CsvSource({
        "gautier, gauthier",
        "gautier, gotier",
        "lefevre, lefebvre",
        "mohamed, mohammed",
        "philippe, filip",
        "matthieu, mathieu",
        "nathalie, natalie",
        "dupont, dupond",
        "renaud, renault",
        "martinet, martiner",
        "thibaut, thibault",
        "cristophe, christophe",
        "jacquet, jaket",
        "leclerc, leclerq",
        "roussel, rousselle",
        "djamila, jamila",
        "guerin, guerain",
        "moreau, moraux",
        "kevin, kevyn",
        "yasmine, iasmine",
        "catherine, katherine",
        "sofia, sophia"
    })
    void words_that_are_said_alike_have_one_key(String one, String other) {
        assertThat(FrenchSound.of(one)).isEqualTo(FrenchSound.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "martin, marchand",
        "dupont, dupuis",
        "bernard, benard",
        "durand, dupont",
        "karim, karima",
        "lea, leo",
        "simon, simone",
        "roux, rousseau",
        "blanc, blanche",
        "jean, jeanne"
    })
    void words_that_are_said_otherwise_have_another(String one, String other) {
        assertThat(FrenchSound.of(one)).isNotEqualTo(FrenchSound.of(other));
    }

    @Test
    void a_word_of_another_script_or_of_one_letter_is_its_own_key() {
        assertThat(FrenchSound.of("محمد")).isEqualTo("محمد");
        assertThat(FrenchSound.of("o")).isEqualTo("o");
        assertThat(FrenchSound.of("h")).isEqualTo("h");
    }
}
