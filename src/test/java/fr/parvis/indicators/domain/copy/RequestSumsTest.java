// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Scale;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactReader;
import fr.parvis.indicators.domain.FactStatement;
import fr.parvis.indicators.domain.FactStatements;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums of a copy of invented requests, without a database: they answer as the requests themselves do. */
class RequestSumsTest {
    private static final UUID OURS = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final int EACH = 300;
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    /** Indicators whose conditions, where they have some, are about a list that sums know. */
    private static final List<String> WITHIN = List.of("requests", "minutes", "requests-settled", "requests-referred");

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.YEAR,
            Dimension.QUARTER,
            Dimension.MONTH,
            Dimension.WEEKDAY,
            Dimension.ASSOCIATION,
            Dimension.PRESENCE,
            Dimension.DIRECTION,
            Dimension.AGE_BAND,
            Dimension.GENDER,
            Dimension.THEME,
            Dimension.OPERATOR,
            Dimension.LEVEL,
            Dimension.RESULT,
            Dimension.DEVICE);

    private static final List<String> RESULTS = List.of("settled", "referred", "follow-up");

    @TempDir
    Path folder;

    private final Random random = new Random(8);
    private CopyFile copy;

    @BeforeEach
    void a_copy() {
        copy = CopyFile.create(folder.resolve("sums.duckdb"), new CopyFile.Limits(128, folder.resolve("spill")));
        copy.write(writing -> {
            requests(writing, OURS, 0, EACH);
            requests(writing, THEIRS, EACH, EACH);
        });
        copy.write(writing -> RequestSums.make(writing.statements()));
    }

    @AfterEach
    void close() {
        copy.close();
    }

    /** Requests of visits from a number on, one each. */
    private void requests(CopyFile.Writing writing, UUID association, int from, int number) {
        writing.append("indicators", "fact_request", rows -> {
            for (int i = from; i < from + number; i++) {
                long visit = i;
                rows.row(row -> request(writing.codes(), row, association, visit));
            }
        });
    }

    private void request(CopyCodes codes, CopyFile.Row row, UUID association, long visit) {
        var day = FIRST.plusDays(random.nextInt(4 * 365));
        for (var column : CopiedColumn.of(Fact.REQUEST))
            switch (column.kind()) {
                case NUMBER -> row.append(visit);
                case DAY -> row.appendDay((int) day.toEpochDay());
                case OF_DAY ->
                    row.append(
                            switch (column.name()) {
                                case "month" -> day.getYear() * 100 + day.getMonthValue();
                                case "quarter" -> day.getYear() * 10 + (day.getMonthValue() + 2) / 3;
                                case "year" -> day.getYear();
                                default -> day.getDayOfWeek().getValue();
                            });
                case COUNT -> row.append(1 + random.nextInt(90));
                case CODE -> {
                    var list = column.list();
                    if (list == Dimension.ASSOCIATION) row.append(codes.number(list, association.toString()));
                    else if (random.nextInt(4) == 0) row.appendNull();
                    else row.append(codes.number(list, code(list)));
                }
            }
    }

    private String code(Dimension list) {
        int number = random.nextInt(RESULTS.size());
        return list == Dimension.RESULT ? RESULTS.get(number) : list.key() + "-" + number;
    }

    @Test
    void each_question_is_answered_as_by_the_requests_before_and_after_changes() {
        same();
        // half of ours come once more, otherwise; of the other half nothing is left
        replace(OURS, EACH / 2);
        same();
        assertThat(copy.read(RequestSums::differing)).isZero();
        replace(OURS, 0);
        replace(THEIRS, 0);
        var byTheme = of(List.of("requests"), List.of(Dimension.THEME), Map.of(), new Extent.WholeNetwork());
        Map<List<String>, List<Long>> left = copy.facts(facts -> read(facts, byTheme));
        assertThat(left).isEmpty();
    }

    @Test
    void a_question_within_them_reads_no_request() {
        copy.write(writing ->
                writing.statements().sql("delete from indicators.fact_request").update());
        assertThat(counted(Dimension.MONTH, Dimension.THEME, new Extent.WholeNetwork()))
                .isEqualTo(2 * EACH);
        assertThat(counted(Dimension.AGE_BAND, Dimension.OPERATOR, new Extent.WholeNetwork()))
                .isEqualTo(2 * EACH);
        assertThat(counted(Dimension.RESULT, Dimension.THEME, new Extent.WholeNetwork()))
                .isEqualTo(2 * EACH);
        assertThat(counted(Dimension.PRESENCE, Dimension.QUARTER, new Extent.WholeNetwork()))
                .isEqualTo(2 * EACH);
        assertThat(counted(Dimension.YEAR, Dimension.DEVICE, new Extent.WholeNetwork()))
                .isZero();
        assertThat(counted(Dimension.YEAR, Dimension.THEME, new Extent.OfAssociation(OURS)))
                .isZero();
        assertThat(copy.read(RequestSums::differing))
                .as("what was changed beside them is found")
                .isPositive();
    }

    /** Replaces all requests of an association by so many. */
    private void replace(UUID association, int left) {
        int number = copy.codes().find(Dimension.ASSOCIATION, association.toString());
        var those = "association = ? and visit < " + 2 * EACH;
        copy.write(writing -> RequestSums.change(writing.statements(), those, number, () -> {
            writing.statements()
                    .sql("delete from indicators.fact_request where " + those)
                    .params(number)
                    .update();
            requests(writing, association, 0, left);
        }));
    }

    private void same() {
        int turn = 0;
        for (int one = 0; one < DIMENSIONS.size(); one++)
            for (int other = one + 1; other < DIMENSIONS.size(); other++) {
                if (turn++ % Scale.of(3, 1) != 0) continue;
                var by = List.of(DIMENSIONS.get(one), DIMENSIONS.get(other));
                same(of(WITHIN, by, Map.of(), new Extent.WholeNetwork()));
                same(of(WITHIN, by, filter(by), new Extent.WholeNetwork()));
            }
        for (var extent : List.<Extent>of(new Extent.WholeNetwork(), new Extent.OfAssociation(THEIRS)))
            for (var by : List.of(List.<Dimension>of(), List.of(Dimension.THEME))) {
                same(of(WITHIN, by, Map.of(), extent));
                same(of(List.of("requests", "requests-digital"), by, Map.of(), extent));
            }
    }

    /** A code, or also "not said", of a list that does not split the question. */
    private Map<Dimension, List<String>> filter(List<Dimension> by) {
        var lists = DIMENSIONS.stream()
                .filter(one -> one.list().isPresent() && !by.contains(one))
                .toList();
        var list = lists.get(random.nextInt(lists.size()));
        return Map.of(list, random.nextBoolean() ? List.of(code(list)) : List.of(code(list), ""));
    }

    private void same(FactStatement statement) {
        var bySums = copy.facts(facts -> read(facts, statement));
        var byFacts = copy.read(statements -> read(new CopyFacts(statements, copy.codes()), statement));
        assertThat(bySums).as(statement.toString()).isEqualTo(byFacts);
    }

    /** Whole years, and parts of years before and after them. */
    private static FactStatement of(
            List<String> indicators, List<Dimension> by, Map<Dimension, List<String>> filters, Extent extent) {
        return FactStatements.of(extent, new Period(FIRST.plusDays(100), LAST.minusDays(100)), indicators, by, filters);
    }

    private long counted(Dimension one, Dimension other, Extent extent) {
        var statement =
                FactStatements.of(extent, new Period(FIRST, LAST), List.of("requests"), List.of(one, other), Map.of());
        return copy.facts(facts -> read(facts, statement)).values().stream()
                .mapToLong(List::getFirst)
                .sum();
    }

    private static Map<List<String>, List<Long>> read(FactReader facts, FactStatement statement) {
        var rows = new HashMap<List<String>, List<Long>>();
        facts.read(
                statement,
                (codes, values) -> rows.put(codes, Arrays.stream(values).boxed().toList()));
        return rows;
    }
}
