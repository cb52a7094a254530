// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "Stop svp",
                "« STOP »",
                "\"Stop\".",
                "STOP!!!",
                "  stop  ",
                "S T O P",
                "S.T.O.P.",
                "ＳＴＯＰ",
                "STOPP",
                "St0p",
                "STOP36111",
                "stopsms",
                "ARRÊT",
                "arret",
                "Arrêtez de m’écrire",
                "arreter",
                "Désabonner",
                "desinscription",
                "unsubscribe",
                "merci de stop",
                "Bonjour, STOP"
            })
    void a_no_in_whatever_spelling(String answer) {
        assertThat(StopWords.isStop(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Oui merci",
                "Je viendrai",
                "Je ne peux pas demain, on annule ?",
                "Le bus s’arrête où ?",
                "Je descends à quel arrêt du bus, à quel stop du tram ?",
                "👍"
            })
    void any_other_answer_waits_for_somebody(String answer) {
        assertThat(StopWords.isStop(answer)).isFalse();
    }
}
