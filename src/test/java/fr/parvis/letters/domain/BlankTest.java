// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlankTest {
    @ParameterizedTest
    @CsvSource({
        "date, DAY",
        "Date de la facture, DAY",
        "date ou période, TEXT",
        "date et heure du rendez-vous, TEXT",
        "dates des relances, TEXT",
        "montant, AMOUNT",
        "montant par mois, AMOUNT",
        "numéro de contrat, TEXT"
    })
    void a_gap_is_asked_by_the_field_that_its_name_calls_for(String name, Blank.Kind kind) {
        assertThat(Blank.kind(name)).isEqualTo(kind);
    }
}
