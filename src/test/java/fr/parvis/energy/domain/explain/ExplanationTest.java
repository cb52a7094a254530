// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.shell.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The questions about a bill and a meter, as they are shipped and as a network may write its own. */
class ExplanationTest {
    private static final Explanation SHIPPED =
            Explanation.read(text("/energy/explained.csv"), text("/energy/explained-settings.csv"));
    private static final String HEAD = "step;answer;next;settings\n";
    private static final String NO_SETTINGS = "setting;value;source;read\n";

    private static String text(String resource) {
        try (var in = ExplanationTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> paths() {
        var ended = new ArrayList<List<String>>();
        var open = new ArrayList<List<String>>();
        open.add(List.of());
        while (!open.isEmpty()) {
            var so = open.removeLast();
            var at = SHIPPED.follow(so).at();
            if (at.ends()) ended.add(so);
            for (var answer : at.answers()) {
                var then = new ArrayList<>(so);
                then.add(answer);
                open.add(then);
            }
        }
        return ended;
    }

    @Test
    void every_path_ends_within_a_few_questions() {
        assertThat(paths())
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(path).hasSizeBetween(2, 4));
    }

    @Test
    void every_question_answer_and_end_has_words_in_both_languages() {
        for (var file : List.of("/messages/energy.properties", "/messages/energy_en.properties")) {
            var words = new Properties();
            try {
                words.load(new java.io.StringReader(text(file)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            for (var step : SHIPPED.steps()) {
                var key = "energy.explain." + step.name();
                assertThat(words).as(file).containsKey(key);
                for (var answer : step.answers()) assertThat(words).as(file).containsKey(key + ".answer." + answer);
                if (step.ends()) assertThat(words).as(file).containsKeys(key + ".text", key + ".do.1", key + ".do.2");
                for (var setting : step.settings())
                    assertThat(words).as(file).containsKey("energy.explain.setting." + setting.name());
            }
        }
    }

    @Test
    void what_may_change_is_cited_with_its_value_and_no_place_is_left_empty() {
        for (var path : paths()) {
            var end = SHIPPED.follow(path).at();
            var values = end.settings().stream().map(Explanation.Setting::value).toArray();
            for (var part : List.of("text", "do.1", "do.2", "do.3", "do.4")) {
                var key = "energy.explain." + end.name() + "." + part;
                for (var language : List.of(Locale.FRENCH, Locale.ENGLISH))
                    if (Words.has(key))
                        assertThat(Words.t(language, key, values)).as(key).doesNotContain("{");
            }
        }
        assertThat(SHIPPED.follow(List.of("catchup", "yes", "no")).at().settings())
                .extracting(Explanation.Setting::value)
                .containsExactly("14", "2");
    }

    @Test
    void an_answer_that_is_none_of_the_question_stops_there() {
        var path = SHIPPED.follow(List.of("catchup", "perhaps", "no"));
        assertThat(path.at().name()).isEqualTo("catchup");
        assertThat(path.answered()).containsExactly(new Explanation.Answered("start", "catchup"));
    }

    private static void refused(String tree, String said) {
        assertThatThrownBy(() -> Explanation.read(HEAD + tree, NO_SETTINGS)).hasMessageContaining(said);
    }

    @Test
    void a_tree_of_ones_own_that_does_not_hold_is_refused_by_name() {
        refused("start;a;one;\n", "leads nowhere: one");
        refused("start;a;one;\none;;supplier;\ntwo;;supplier;\n", "never reached: [two]");
        refused("start;a;one;\none;b;start;\n", "a circle");
        refused("start;a;one;\none;;nobody;\n", "nobody of that name: nobody");
        refused("start;a;one;\none;;;\n", "neither a question nor an end: one");
        refused("start;a;one;\none;;supplier;months\n", "no setting months");
        refused("start;a;one;\nstart;a;two;\none;;supplier;\ntwo;;supplier;\n", "twice the same answer");
        refused("start;a;one\n", "4 columns expected");
    }
}
