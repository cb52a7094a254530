// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.database.Asking;
import fr.parvis.indicators.domain.copy.WriteParquet;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import fr.parvis.visits.VisitsFixtures;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files for another engine: the answers beside the Parquet are those of the database. {@code target/outgrow} is what the tests of {@code outgrow/} then
 * answer, so that three engines are compared.
 */
@ParvisTest
class OtherEngineTest {
    private static final Path FOLDER = Path.of("target", "outgrow");
    private static final int VISITS = 1500;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @Autowired
    DatabaseFacts facts;

    @Autowired
    WriteParquet write;

    @Autowired
    JsonMapper json;

    @Test
    void the_database_answers_each_question_as_its_files_say() throws Exception {
        var desk = visitsFixtures.aDesk();
        new ManyFacts(context, desk).record(VISITS);
        deleteAll(FOLDER);
        var extent = new Extent.OfAssociation(desk.association());
        var manifest = write.handle(FOLDER, extent);
        assertThat(manifest.files())
                .allSatisfy(file -> assertThat(FOLDER.resolve(file.file())).exists());

        var questions = json.readTree(Files.readString(FOLDER.resolve("questions.json")));
        var answers = json.readTree(Files.readString(FOLDER.resolve("answers.json")));
        assertThat(answers.get("asOf").asString()).isEqualTo(manifest.asOf().toString());
        var period = new Period(day(questions, "from"), day(questions, "to"));
        var asked = ShippedQuestions.of(extent, period);
        assertThat(questions
                        .get("questions")
                        .valueStream()
                        .map(one -> one.get("sql").asString()))
                .containsExactlyElementsOf(
                        asked.stream().map(one -> one.statement().sql()).toList());
        for (var one : asked) {
            var said = answers.get("answers").get(one.id());
            assertThat(lines(said)).as(one.id()).isEqualTo(ofDatabase(desk, one.statement()));
            if (one.statement().by().isEmpty()) {
                assertThat(said.get(0).valueStream().mapToLong(JsonNode::asLong).boxed())
                        .as("each indicator of a %s counts something", one.id())
                        .hasSize(one.statement().indicators().size())
                        .allMatch(number -> number > 0);
            }
        }
    }

    private static LocalDate day(JsonNode questions, String end) {
        return LocalDate.parse(questions.get("period").get(end).asString());
    }

    private List<String> ofDatabase(VisitsFixtures.Desk desk, FactStatement statement) {
        var lines = new ArrayList<String>();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(_ -> facts.read(statement, (codes, values) -> {
                    var line = new ArrayList<Object>(codes);
                    for (long value : values) line.add(value);
                    lines.add(line.toString());
                })));
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    private static List<String> lines(JsonNode answer) {
        return answer.valueStream()
                .map(line -> line.valueStream().map(JsonNode::asString).toList().toString())
                .sorted()
                .toList();
    }

    private static void deleteAll(Path folder) throws Exception {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
