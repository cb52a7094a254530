// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.domain.GuessablePasswords.Weakness;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessablePasswordsTest {
    private static final List<String> OWN =
            List.of("Awa Diallo", "awa.diallo@pimms.example", "Pimms Médiation du Parvis", "Union des points du Sud");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motdepasse123",
                "M0tD3P@sse2026!",
                "azertyuiop12",
                "azertyuiop123456",
                "qwertyuiop123",
                "bonjour2026!",
                "Bonjour-Bonjour1",
                "bienvenue2026",
                "Bienvenue@Paris",
                "password1234",
                "P@ssw0rd2026",
                "123456789012",
                "01/01/2026 !!!!",
                "abcdefghijkl",
                "poiuytrezaaz",
                "qsdfghjklm2026",
                "1q2w3e4r5t6y",
                "Septembre2026!",
                "juillet-aout26",
                "Nicolas19871987",
                "marie-julie-75",
                "jetaimemoncoeur",
                "Marseille13013",
                "parvis20262026",
                "administrateur1",
                "iloveyou2026!!",
                "Médiation2026!",
                "finalfantasy",
                "sonyericsson12",
                "Tinkerbell-2026"
            })
    void refuses_what_anybody_would_try_first(String password) {
        assertThat(GuessablePasswords.weakness(password, List.of())).hasValue(Weakness.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaa", "abcabcabcabcabc", "tatoutatoutatou", "xkqzwxkqzwxkqzw"})
    void refuses_the_same_few_characters_again_and_again(String password) {
        assertThat(GuessablePasswords.weakness(password, List.of())).hasValue(Weakness.REPEATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Diallo2026!!!", "awadiallo1987", "d1all0-d1all0-", "UnionDuSud2026", "awa.diallo.2026"})
    void refuses_the_holders_own_words(String password) {
        assertThat(GuessablePasswords.weakness(password, OWN)).hasValue(Weakness.OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "un mot de passe tranquille",
                "trois péniches au soleil",
                "une phrase bien à moi",
                "bienvenue sur le parvis",
                "le chat dort sous l'escabeau",
                "x7$Kq9!vR2mZpL",
                "correct horse battery staple",
                "Ma tante jardine le jeudi",
                "gvuirpqmzkdw",
                "seize kayaks bleus"
            })
    void lets_a_sentence_of_ones_own_pass(String password) {
        assertThat(GuessablePasswords.weakness(password, OWN)).isEmpty();
    }
}
