// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said becomes what the guide calls it. */
class PlainWordsTest {
    private static PlainWord word(String said, String means) {
        return new PlainWord(UUID.randomUUID(), said, means, true, Instant.EPOCH);
    }

    private static List<String> stems(PlainWords words, String typed) {
        return words.read(typed).stream().map(GuideIndex.Wanted::stem).toList();
    }

    @Test
    void papi_is_not_paperwork() {
        var words = new PlainWords(List.of(word("papi", "grand-parent")));
        assertThat(stems(words, "papi")).containsExactlyElementsOf(GuideWords.stems("grand-parent"));
        assertThat(stems(words, "mes papiers")).containsExactlyElementsOf(GuideWords.stems("papiers"));
    }

    @Test
    void forms_accents_and_order_of_a_phrase_do_not_matter() {
        var words = new PlainWords(List.of(word("coupé le courant", "impayés"), word("compte bloqué", "saisie")));
        var unpaid = GuideWords.stems("impayés").getFirst();
        assertThat(stems(words, "on m'a coupé le courant")).contains(unpaid);
        assertThat(stems(words, "ON M’A COUPE LE COURANT !")).contains(unpaid);
        assertThat(stems(words, "ils ont bloqué mon compte"))
                .contains(GuideWords.stems("saisie").getFirst());
        assertThat(stems(words, "le courant")).doesNotContain(unpaid);
    }

    @Test
    void the_phrase_of_most_words_holds() {
        var words = new PlainWords(List.of(word("carte", "carte bancaire"), word("carte grise", "certificat")));
        assertThat(stems(words, "carte grise"))
                .contains(GuideWords.stems("certificat").getFirst())
                .doesNotContain(GuideWords.stems("bancaire").getFirst());
    }

    @Test
    void words_that_tell_nothing_are_looked_for_only_alone() {
        var words = new PlainWords(List.of());
        assertThat(stems(words, "comment faire pour le passeport")).hasSize(1);
        assertThat(stems(words, "")).isEmpty();
    }
}
