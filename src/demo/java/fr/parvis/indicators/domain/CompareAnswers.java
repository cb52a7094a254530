// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the answers that lie beside Parquet files with those of the database about the whole network, added up association by association. */
@Component
public class CompareAnswers {
    private final DatabaseFacts facts;
    private final Associations associations;
    private final JsonMapper json;
    private final TransactionTemplate reading;

    CompareAnswers(
            DatabaseFacts facts, Associations associations, JsonMapper json, PlatformTransactionManager transactions) {
        this.facts = facts;
        this.associations = associations;
        this.json = json;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Questions that the database answers otherwise; none where nothing was recorded since the files were written. */
    public List<String> differing(Path folder) {
        var period = read(folder, "questions.json").get("period");
        var answers = read(folder, "answers.json").get("answers");
        var ofDatabase = ofDatabase(new Period(
                LocalDate.parse(period.get("from").asString()),
                LocalDate.parse(period.get("to").asString())));
        var differing = new ArrayList<String>();
        ofDatabase.forEach((id, lines) -> {
            if (!lines.equals(lines(answers.get(id), id))) differing.add(id);
        });
        return differing;
    }

    private Map<String, Map<List<String>, List<Long>>> ofDatabase(Period period) {
        var answers = new TreeMap<String, Map<List<String>, List<Long>>>();
        for (var association : associations.list())
            for (var asked : ShippedQuestions.of(new Extent.OfAssociation(association.id()), period)) {
                var lines = answers.computeIfAbsent(asked.id(), _ -> new HashMap<>());
                Asking.as(association.id())
                        .run(() -> reading.executeWithoutResult(_ -> facts.read(
                                asked.statement(),
                                (codes, values) -> lines.merge(codes, boxed(values), CompareAnswers::add))));
            }
        return answers;
    }

    private static List<Long> boxed(long[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    private static List<Long> add(List<Long> one, List<Long> other) {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < one.size(); i++) sums.add(one.get(i) + other.get(i));
        return sums;
    }

    private static Map<List<String>, List<Long>> lines(JsonNode answer, String id) {
        int codes = id.contains("-by-") ? 1 : 0;
        var lines = new HashMap<List<String>, List<Long>>();
        for (var line : answer) {
            var cells = line.valueStream().toList();
            lines.put(
                    cells.subList(0, codes).stream().map(JsonNode::asString).toList(),
                    cells.subList(codes, cells.size()).stream()
                            .map(JsonNode::asLong)
                            .toList());
        }
        return lines;
    }

    private JsonNode read(Path folder, String name) {
        try {
            return json.readTree(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
