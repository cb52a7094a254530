// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that are stored and hashed: a level that changes loses what was stored before. */
class FoldedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Éléonore d'Œuvre-Ætius (2ᵉ)|eleonore d'œuvre-ætius (2ᵉ)|eleonore d'oeuvre-aetius (2ᵉ)|eleonore d oeuvre aetius 2",
                "SAINT-ÉTIENNE  s/ Mer|saint-etienne  s/ mer|saint-etienne  s/ mer|saint etienne s mer",
                "İstanbul Straße|istanbul straße|istanbul straße|istanbul stra e",
                "ﬁn Ａ ①|ﬁn ａ ①|ﬁn ａ ①|n",
                "محمد أمين|محمد امين|محمد امين|''"
            })
    void of_latin_letters(String text, String unaccented, String plain, String words) {
        assertThat(FoldedText.unaccented(text)).isEqualTo(unaccented);
        assertThat(FoldedText.plain(text)).isEqualTo(plain);
        assertThat(FoldedText.words(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Éléonore d'Œuvre-Ætius (2ᵉ)|eleonore d'oeuvre-aetius (2e)|eleonore d oeuvre aetius 2e",
                "ﬁn Ａ ①|fin a 1|fin a 1",
                "محمد أمين|محمد امين|محمد امين",
                "Ольга, Київ|ольга, киів|ольга киів"
            })
    void in_any_script(String text, String plain, String words) {
        assertThat(FoldedText.plainInAnyScript(text)).isEqualTo(plain);
        assertThat(FoldedText.wordsInAnyScript(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"Réseau d'essai, reseau-d-essai", "(Été) & Cie., ete-cie", "أمين, ''", "Cœur, c-ur"})
    void as_part_of_an_identifier(String text, String slug) {
        assertThat(FoldedText.slug(text)).isEqualTo(slug);
    }

    @Test
    void in_place_for_what_is_found_in_it() {
        var text = "Le MOT de passé :\u0301 Œ😀 İ";
        assertThat(FoldedText.inPlace(text)).hasSameSizeAs(text).startsWith("le mot de passe :");
    }
}
