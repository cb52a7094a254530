// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.values.FoldedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    @Test
    void who_says_proprio_boulot_or_ma_fille_is_understood_in_a_phrase() {
        var words = new PlainWords(List.of(
                word("propriétaire répare pas", "travaux bailleur"),
                word("carte d'identité pour un enfant", "mineur"),
                word("gosse", "famille")));
        assertThat(stems(words, "le proprio répare pas la douche"))
                .contains(GuideWords.stems("bailleur").getFirst());
        assertThat(stems(words, "carte d'identité pour ma fille"))
                .contains(GuideWords.stems("mineur").getFirst());
        assertThat(stems(words, "ma fille"))
                .doesNotContain(GuideWords.stems("famille").getFirst());
    }

    @Test
    void what_was_said_is_looked_for_beside_what_it_means() {
        var words = new PlainWords(List.of(word("poubelle", "ordures ménagères")));
        assertThat(words.read("poubelle")).anySatisfy(wanted -> {
            assertThat(wanted.stem()).isEqualTo(GuideWords.stems("poubelle").getFirst());
            assertThat(wanted.weight()).isEqualTo(1);
        });
    }

    @Test
    void the_device_is_told_what_it_cannot_know_of_plain_words() {
        var words = new PlainWords(List.of(word("kirasını ödeyemiyorum", "loyer"), word("le loyer", "bail")));
        var pack = OfflineGuide.pack(1, List.of(rent()), words, _ -> List.of());
        assertThat(pack.phrases()).isNotEmpty();
        for (var phrase : pack.phrases())
            if (phrase.keys().size() > 1)
                assertThat(phrase.keys())
                        .containsExactlyInAnyOrderElementsOf(keysOfDevice(pack, "kirasını ödeyemiyorum"));
    }

    @Test
    void the_device_finds_a_sheet_by_what_people_ask() {
        var pack =
                OfflineGuide.pack(1, List.of(rent()), new PlainWords(List.of()), _ -> List.of("la thune du proprio"));
        var stem = Objects.requireNonNull(pack.forms().get("thune"));
        assertThat(pack.postings().get(stem)).startsWith(0).hasSize(2);
    }

    @Test
    void a_word_counts_more_on_the_device_the_fewer_sheets_hold_it() {
        var pack = OfflineGuide.pack(
                1,
                List.of(rent("F1"), rent("F2")),
                new PlainWords(List.of()),
                sheet -> sheet.equals("F1") ? List.of("la thune") : List.of());
        var one = pack.postings().get(Objects.requireNonNull(pack.forms().get("thune")));
        var both = pack.postings().get(Objects.requireNonNull(pack.forms().get("loyer")));
        assertThat(one).hasSize(2).startsWith(0);
        assertThat(both).hasSize(4);
        assertThat(one[1]).isGreaterThan(both[1]).isEqualTo(42);
    }

    @Test
    void the_device_knows_two_words_of_one_phrase_as_a_pair() {
        var phrases = List.of("la thune du proprio", "le boulanger du quartier");
        var pack = OfflineGuide.pack(1, List.of(rent()), new PlainWords(List.of()), _ -> phrases);
        assertThat(pack.pairs().keySet())
                .containsAll(GuideWords.pairs("proprio thune"))
                .doesNotContainAnyElementsOf(GuideWords.pairs("thune boulanger"))
                .hasSize(2);
        assertThat(pack.pairs().values()).allSatisfy(posting -> {
            assertThat(posting).startsWith(0).hasSize(2);
            assertThat(posting[1]).isPositive();
        });
    }

    private static Sheet rent() {
        return rent("F1");
    }

    private static Sheet rent(String id) {
        return new Sheet(
                id,
                "Loyer",
                Sheet.Kind.SHEET,
                LocalDate.EPOCH,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Keys as the device makes them of what is typed. */
    private static List<String> keysOfDevice(OfflineGuide.Pack pack, String typed) {
        return Arrays.stream(FoldedText.plain(typed).split(" "))
                .map(word -> {
                    var key = pack.keys().get(word);
                    if (key != null) return key;
                    var stem = pack.forms().get(word);
                    return (stem == null ? word : pack.stems().get(stem)) + "~";
                })
                .toList();
    }
}
