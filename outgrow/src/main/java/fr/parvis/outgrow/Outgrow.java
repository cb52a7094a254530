// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Answers all questions of a folder of facts, and says whether the answers are those of Parvis: {@code Outgrow FOLDER [OUT]}. {@code OUT} is a folder of this
 * machine, for a CSV file of each question. The last line is a JSON object; ends with 1 where a number differs, with 2 where the folder cannot be read.
 */
public final class Outgrow {
    private Outgrow() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            System.err.println(
                    "Outgrow FOLDER [OUT]: the folder that \"bin/parvis figures parquet\" wrote, and where answers go as CSV");
            System.exit(2);
        }
        int code;
        // spark-submit says its master; else this machine alone
        try (var spark = session(SparkSession.builder(), System.getProperty("spark.master", "local[*]"))) {
            code = run(spark, args[0], args.length == 2 ? Path.of(args[1]) : null);
        } catch (FactFolder.Unreadable e) {
            System.err.println(e.getMessage());
            code = 2;
        }
        System.exit(code);
    }

    /** A session in which the questions can be asked. */
    static SparkSession session(SparkSession.Builder builder, String master) {
        return builder.appName("Parvis")
                .master(master)
                .config("spark.sql.globalTempDatabase", FactFolder.DATABASE)
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .getOrCreate();
    }

    private static int run(SparkSession spark, String folder, Path out) throws IOException {
        long begun = System.nanoTime();
        var facts = FactFolder.open(spark, folder);
        var questions = facts.questions();
        var answers = new LinkedHashMap<String, List<List<Object>>>();
        for (var question : questions) answers.put(question.id(), question.answer(spark));
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (out != null) write(out, questions, answers);
        var compared = Comparison.of(questions, answers, facts.answers());
        for (var id : compared.differing()) System.err.println("not as Parvis answers: " + id);
        System.out.printf(
                Locale.ROOT,
                "{\"benchmark\": \"outgrow\", \"definitions\": %d, \"equal\": %d, \"questions\": %d, \"rows\": %d, \"seconds\": %.1f}%n",
                compared.definitions().size(),
                compared.equal().size(),
                questions.size(),
                facts.rows(),
                seconds);
        return compared.differing().isEmpty() ? 0 : 1;
    }

    static void write(Path out, List<Question> questions, Map<String, List<List<Object>>> answers) throws IOException {
        Files.createDirectories(out);
        for (var question : questions) {
            var text = new StringBuilder();
            text.append(question.columns().stream().map(Question.Column::of).collect(Collectors.joining(",")))
                    .append('\n');
            for (var line : answers.get(question.id()))
                text.append(line.stream().map(Outgrow::cell).collect(Collectors.joining(",")))
                        .append('\n');
            Files.writeString(out.resolve(question.id() + ".csv"), text, StandardCharsets.UTF_8);
        }
    }

    private static String cell(Object value) {
        var text = value.toString();
        // what a spreadsheet would compute stands behind an apostrophe
        if (text.matches("(?s)[=+\\-@\t\r].*")) text = "'" + text;
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
