// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.values.LongDates;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    /** {@code t("a.key"} and {@code n("a.key"}, also after {@code Words.} and with a locale before; keys made of parts are left out. */
    private static final Pattern TEXT = Pattern.compile("\\bt\\((?:locale[()\\w]*, )?\"([a-z][\\w.-]*[\\w])\"\\s*[,)]");

    private static final Pattern COUNT = Pattern.compile("\\b(?:n|Reason)\\(\"([a-z][\\w.-]*[\\w])\"\\s*,");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(Words.keys(Language.ENGLISH)).isEqualTo(Words.keys(Language.FRENCH));
    }

    @Test
    void a_reason_and_several_days_stand_in_the_sentence_of_a_problem() {
        assertThat(Words.t(Problem.of("", "shell.error.reference", Problem.of("", "shell.definition", 1_000))))
                .isEqualTo("Référence\u00a0: Définition\u00a0: 1\u202f000");
        var days =
                Stream.of(15, 1, 29, 8).map(day -> LocalDate.of(2026, 12, day)).toList();
        assertThat(Words.t(Problem.of("", "shell.error.reference", new LongDates(days))))
                .isEqualTo("Référence\u00a0: mardi 1er décembre 2026, mardi 8 décembre 2026, mardi 15 décembre 2026 …");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 min",
        "45, 45 min",
        "60, 1 h",
        "95, 1 h 35",
        "125, 2 h 05",
        "5999, 99 h 59",
        "6000, 100 h",
        "123480, 2 058 h"
    })
    void how_long_something_lasted_is_said_in_one_way(long minutes, String said) {
        assertThat(plain(Words.duration(minutes))).isEqualTo(said);
    }

    @Test
    void a_share_is_called_all_or_nothing_only_when_it_is() {
        assertThat(plain(Words.percent(0.925, 1))).isEqualTo("92,5 %");
        assertThat(plain(Words.percent(0.9999, 1))).isEqualTo("plus de 99,9 %");
        assertThat(plain(Words.percent(0.997, 0))).isEqualTo("plus de 99 %");
        assertThat(plain(Words.percent(1, 1))).isEqualTo("100 %");
        assertThat(plain(Words.percent(0.0001, 1))).isEqualTo("moins de 0,1 %");
        assertThat(plain(Words.percent(0, 0))).isEqualTo("0 %");
    }

    @Test
    void a_value_stands_after_its_label_on_the_same_line() {
        assertThat(Words.labelled("Passages", "12")).isEqualTo("Passages\u00a0: 12");
        Words.in(Words.ENGLISH)
                .run(() -> assertThat(Words.labelled("Visits", "12")).isEqualTo("Visits: 12"));
    }

    @Test
    void an_amount_is_said_with_its_cents_or_rounded_to_euros() {
        assertThat(plain(Words.euros(1_234_50))).isEqualTo("1 234,50 €");
        assertThat(plain(Words.wholeEuros(1_234_51))).isEqualTo("1 235 €");
        assertThat(plain(Words.wholeEuros(-1_200_00))).isEqualTo("-1 200 €");
        Words.in(Words.ENGLISH).run(() -> assertThat(Words.wholeEuros(1_234_00)).isEqualTo("€1,234"));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    @Test
    void every_key_that_a_screen_asks_for_exists() throws IOException {
        var missing = new TreeSet<String>();
        for (var root : new String[] {"src/main/jte", "src/main/java", "src/demo/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var source = Files.readString(file);
                    TEXT.matcher(source)
                            .results()
                            .map(r -> r.group(1))
                            .filter(k -> !Words.has(k))
                            .forEach(missing::add);
                    COUNT.matcher(source)
                            .results()
                            .map(r -> r.group(1))
                            .flatMap(k -> Stream.of(k + ".one", k + ".other"))
                            .filter(k -> !Words.has(k))
                            .forEach(missing::add);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_text_leaves_an_argument_open_that_the_other_language_has() {
        var unlike = new TreeSet<String>();
        for (var key : Words.keys(Language.FRENCH))
            if (!arguments(Words.t(Words.FRENCH, key)).equals(arguments(Words.t(Words.ENGLISH, key)))) unlike.add(key);
        assertThat(unlike).isEmpty();
    }

    @Test
    void a_value_that_looks_like_a_placeholder_stays_as_it_was_typed() {
        assertThat(Words.t(Words.FRENCH, "outreach.work.next.hours", "Jean {1} Dupont $1", "18"))
                .contains("Jean {1} Dupont $1")
                .contains("18");
    }

    @Test
    void french_punctuation_stays_on_the_line_of_its_word() {
        assertThat(Words.keys(Language.FRENCH))
                .noneMatch(key -> Pattern.compile(" [:;?!»]|« ")
                        .matcher(Words.t(Words.FRENCH, key))
                        .find());
        assertThat(Words.t(Words.FRENCH, "desk.question.theme")).endsWith("\u00a0?");
    }

    @Test
    void french_apostrophes_and_ellipses_are_typographic() {
        assertThat(Words.keys(Language.FRENCH))
                .noneMatch(key -> Words.t(Words.FRENCH, key).contains("'")
                        || Words.t(Words.FRENCH, key).contains("..."));
    }

    private static Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(r -> found.add(r.group()));
        return found;
    }

    @Test
    void french_counts_zero_as_one_and_english_does_not() {
        assertThat(Words.in(Words.FRENCH).call(() -> Words.time(LocalTime.of(9, 5))))
                .isEqualTo("9\u00a0h\u00a005");
        assertThat(Words.in(Words.FRENCH).call(() -> Words.longDate(LocalDate.of(2026, 12, 1))))
                .isEqualTo("mardi 1er décembre 2026");
        assertThat(Words.in(Words.FRENCH).call(() -> Words.day(LocalDate.of(2026, 12, 1))))
                .isEqualTo("1er décembre");
        assertThat(Words.in(Words.FRENCH).call(() -> Words.shortDay(LocalDate.of(2026, 12, 1))))
                .isEqualTo("mar. 1er déc.");
        assertThat(Words.in(Words.FRENCH).call(() -> Words.shortDay(LocalDate.of(2026, 12, 21))))
                .isEqualTo("lun. 21 déc.");
        assertThat(Words.in(Words.ENGLISH).call(() -> Words.day(LocalDate.of(2026, 12, 1))))
                .isEqualTo("1 December");
        assertThat(Words.in(Words.ENGLISH).call(() -> Words.number(12345))).isEqualTo("12,345");
    }
}
