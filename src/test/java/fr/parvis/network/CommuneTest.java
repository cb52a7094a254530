// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of communes. */
class CommuneTest {
    @ParameterizedTest
    @CsvSource({
        "Lyon 3e Arrondissement, Lyon 3e",
        "Paris 1er Arrondissement, Paris 1er",
        "Villeurbanne, Villeurbanne",
        "Saint-Denis, Saint-Denis"
    })
    void the_public_reads_an_arrondissement_as_people_say_it(String official, String said) {
        assertThat(new Commune("00000", official, "00", List.of(), 0, null, null).shortName())
                .isEqualTo(said);
    }
}
