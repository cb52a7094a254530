// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark, on this machine, answers each shipped definition by each of its dimensions with the numbers of Parvis: equal, not close. */
class SameNumbersTest {
    private static SparkSession spark;

    @TempDir
    Path other;

    @BeforeAll
    static void begin() {
        spark = Sessions.begin("local[2]");
    }

    @AfterAll
    static void end() {
        spark.stop();
    }

    @Test
    void every_definition_by_every_dimension_is_equal() throws Exception {
        var facts = FactFolder.open(spark, Sessions.facts().toString());
        var answers = new HashMap<String, List<List<Object>>>();
        for (var question : facts.questions()) answers.put(question.id(), question.answer(spark));
        var compared = Comparison.of(facts.questions(), answers, facts.answers());
        assertThat(compared.differing()).isEmpty();
        assertThat(compared.equal()).hasSizeGreaterThanOrEqualTo(24).isEqualTo(compared.definitions());

        Outgrow.write(other, facts.questions(), answers);
        assertThat(Files.readAllLines(other.resolve("request-by-theme.csv")))
                .first()
                .asString()
                .startsWith("theme,requests,minutes,");

        // one number that is not the same is found, and its definition named
        var line = new ArrayList<>(answers.get("request-by-theme").get(0));
        line.set(2, (long) line.get(2) + 1);
        answers.put("request-by-theme", replaced(answers.get("request-by-theme"), line));
        var wrong = Comparison.of(facts.questions(), answers, facts.answers());
        assertThat(wrong.differing()).containsExactly("request-by-theme");
        assertThat(wrong.definitions()).contains("minutes");
        assertThat(wrong.equal())
                .doesNotContain("minutes")
                .hasSize(wrong.definitions().size() - 1);
    }

    private static List<List<Object>> replaced(List<List<Object>> lines, List<Object> first) {
        var all = new ArrayList<>(lines);
        all.set(0, first);
        return all;
    }

    @Test
    void a_folder_that_is_not_whole_is_refused_in_words() throws Exception {
        refused("has no _manifest.json");
        put(
                "_manifest.json",
                "{\"asOf\": \"2026-11-30T10:00:00Z\", \"files\": [{\"file\": \"fact_call/y=2026/m=11/part.parquet\", \"rows\": 3}]}");
        put("schema.json", "{\"fact_call\": {\"day\": \"date\", \"seconds\": \"integer\"}}");
        refused("missing: ");
        put("_manifest.json", "{\"asOf\": \"2026-11-");
        refused("_manifest.json of ");

        put("_manifest.json", "{\"asOf\": \"2026-11-30T10:00:00Z\", \"files\": []}");
        var empty = FactFolder.open(spark, other.toString());
        put("questions.json", "{\"form\": 2, \"questions\": []}");
        assertThatThrownBy(empty::questions)
                .isInstanceOf(FactFolder.Unreadable.class)
                .hasMessageContaining("form 2");
        put("answers.json", "{\"asOf\": \"2026-11-30T10:00:01Z\", \"answers\": {}}");
        assertThatThrownBy(empty::answers)
                .isInstanceOf(FactFolder.Unreadable.class)
                .hasMessageContaining("read it again");
        var none = new Question(
                "call",
                "select count(*) as m0 from indicators.fact_call f",
                List.of(),
                List.of(new Question.Column("m0", "calls", 1)));
        assertThat(none.answer(spark)).as("a fact that was never recorded").isEqualTo(List.of(List.of(0L)));
    }

    @Test
    void an_answer_that_is_missing_is_not_equal() {
        var question = new Question("call", "", List.of(), List.of(new Question.Column("m0", "calls", 1)));
        assertThat(Comparison.of(List.of(question), Map.of("call", List.of(List.of(0L))), Map.of())
                        .equal())
                .isEmpty();
    }

    private void put(String name, String text) throws Exception {
        Files.writeString(other.resolve(name), text);
        // Hadoop keeps the sum of what it wrote itself; of ours there is none
        Files.deleteIfExists(other.resolve("." + name + ".crc"));
    }

    private void refused(String words) {
        assertThatThrownBy(() -> FactFolder.open(spark, other.toString()))
                .isInstanceOf(FactFolder.Unreadable.class)
                .hasMessageContaining(words);
    }
}
