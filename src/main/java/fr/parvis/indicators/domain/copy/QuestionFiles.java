// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.domain.FactReader;
import fr.parvis.indicators.domain.FactStatement;
import fr.parvis.indicators.domain.FactStatement.Value;
import fr.parvis.indicators.domain.ShippedQuestions;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The shipped questions as files beside the Parquet, for another engine: {@code questions.json} has their SQL, {@code answers.json} what the copy answers
 * from the same state.
 */
final class QuestionFiles {
    private QuestionFiles() {}

    /**
     * Content of {@code questions.json}.
     *
     * @param form grows with every change of its make
     * @param period days that are counted, both ends included
     */
    record Questions(int form, Period period, List<Question> questions) {
        static final int FORM = 1;
    }

    /**
     * One statement.
     *
     * @param values values of its question marks, in order
     * @param columns of its result, in order
     */
    record Question(String id, String sql, List<Bound> values, List<Column> columns) {}

    /**
     * Value of a question mark.
     *
     * @param type {@code date}, {@code integer} or {@code string}
     */
    record Bound(String type, String text) {}

    /**
     * A column of a result.
     *
     * @param name in the statement: {@code d0}, {@code m0}, {@code m1} …
     * @param of key of the dimension or of the indicator
     * @param version of the indicator; null for a dimension
     * @param type {@code date}, {@code integer}, {@code string}; {@code bigint} of an indicator
     */
    record Column(String name, String of, @Nullable Integer version, String type) {}

    /**
     * Content of {@code answers.json}.
     *
     * @param asOf as in the manifest
     * @param answers lines by question, sorted: the code, empty for "not said", then whole numbers
     */
    record Answers(Instant asOf, Map<String, List<List<Object>>> answers) {}

    static Questions questions(Extent extent, Period period) {
        return new Questions(
                Questions.FORM,
                period,
                ShippedQuestions.of(extent, period).stream()
                        .map(one -> question(one.id(), one.statement()))
                        .toList());
    }

    private static Question question(String id, FactStatement statement) {
        var columns = new ArrayList<Column>();
        for (var dimension : statement.by())
            columns.add(new Column("d" + columns.size(), dimension.key(), null, type(dimension)));
        int codes = columns.size();
        for (Indicator indicator : statement.indicators())
            columns.add(new Column("m" + (columns.size() - codes), indicator.key(), indicator.version(), "bigint"));
        return new Question(
                id,
                statement.sql(),
                statement.values().stream().map(QuestionFiles::bound).toList(),
                columns);
    }

    private static Bound bound(Value value) {
        return switch (value) {
            case Value.Day day -> new Bound("date", day.day().toString());
            case Value.Code code -> new Bound(type(code.dimension()), code.code());
            case Value.Account _ -> throw new IllegalArgumentException("files know no account");
        };
    }

    private static String type(Dimension dimension) {
        if (dimension == Dimension.DAY) return "date";
        return dimension.isTime() ? "integer" : "string";
    }

    static Answers answers(Instant asOf, Extent extent, Period period, FactReader reader) {
        var answers = new TreeMap<String, List<List<Object>>>();
        for (var one : ShippedQuestions.of(extent, period)) {
            var lines = new ArrayList<List<Object>>();
            reader.read(one.statement(), (said, values) -> {
                var line = new ArrayList<Object>(said);
                for (long value : values) line.add(value);
                lines.add(line);
            });
            // by its code, which no other line has
            lines.sort(Comparator.comparing(line -> line.getFirst().toString()));
            answers.put(one.id(), lines);
        }
        return new Answers(asOf, answers);
    }
}
