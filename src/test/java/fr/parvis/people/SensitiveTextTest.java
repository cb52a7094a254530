// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.people.SensitiveText.Finding;
import fr.parvis.people.SensitiveText.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "son numéro 2 69 05 49 588 157 80 en main | SOCIAL_SECURITY | 2 69 05 49 588 157 80",
                "n° 269054958815780. | SOCIAL_SECURITY | 269054958815780",
                "2.69.05.49.588.157 sans clé | SOCIAL_SECURITY_LIKE | 2.69.05.49.588.157",
                "carte 4970 1012 3456 7890 ou 4111 1111 1111 1111 | CARD | 4111 1111 1111 1111",
                "RIB FR76 3000 6000 0112 3456 7890 189 fourni | IBAN | FR76 3000 6000 0112 3456 7890 189",
                "mdp : soleil99 | PASSWORD | mdp : soleil99",
                "Mot de passe Ameli = Toto | PASSWORD | Mot de passe Ameli = Toto",
                "son code secret est 4321 | PASSWORD | code secret est 4321",
                "elle est diabétique | HEALTH | diabétique",
                "en arrêt pour dépression | HEALTH | dépression"
            })
    void finds_what_must_not_be_kept(String text, Kind kind, String found) {
        assertThat(SensitiveText.find(text)).containsExactly(new Finding(kind, found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RDV le 12/05/2026 à 14 h, tél. 06 12 34 56 78",
                "dossier CAF 1234567, 3 mois de RSA, 607,75 €",
                "Elle a oublié son mot de passe, à refaire avec elle",
                "numéro de suivi 8R12345678901",
                "SIRET 732 829 320 00074",
                "2 69 05 49 588 157 81 n’a pas la bonne clé"
            })
    void stays_quiet_on_what_may_be_kept(String text) {
        assertThat(SensitiveText.find(text)).isEmpty();
    }

    @Test
    void what_proves_itself_is_refused_and_the_rest_is_a_warning() {
        assertThat(Kind.SOCIAL_SECURITY.refused()).isTrue();
        assertThat(Kind.PASSWORD.refused()).isTrue();
        assertThat(Kind.HEALTH.refused()).isFalse();
    }
}
