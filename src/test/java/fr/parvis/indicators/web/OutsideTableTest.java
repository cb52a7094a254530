// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Measure;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.Unit;
import fr.parvis.network.Extent;
import fr.parvis.protection.SmallCountsFixtures;
import fr.parvis.values.Period;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told outside an association: sums without small counts, hidden alike whoever asks and however long the period. */
class OutsideTableTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final Indicator REQUESTS = new Indicator(
            "requests", 1, LocalDate.of(1900, 1, 1), Fact.REQUEST, Measure.NUMBER, List.of(), Unit.REQUESTS);
    private static final Indicator MINUTES = new Indicator(
            "minutes", 1, LocalDate.of(1900, 1, 1), Fact.REQUEST, Measure.MINUTES, List.of(), Unit.MINUTES);

    private final List<Answer.Cell> acts = new ArrayList<>();
    private final Map<String, LocalDate> knownFrom = new HashMap<>();

    private void acts(String month, UUID association, String theme, long count) {
        acts.add(new Answer.Cell(List.of(month, association.toString(), theme), List.of(count, 100 * count)));
    }

    /** Acts by month, association and theme. */
    private final class Facts implements Indicators {
        @Override
        public List<Indicator> list() {
            return List.of(REQUESTS, MINUTES);
        }

        @Override
        public Optional<Indicator> find(String key) {
            return list().stream().filter(one -> one.key().equals(key)).findAny();
        }

        @Override
        public Answer answer(Question question) {
            assertThat(question.extent()).isEqualTo(new Extent.WholeNetwork());
            var at = question.by().stream()
                    .map(List.of(Dimension.MONTH, Dimension.ASSOCIATION, Dimension.THEME)::indexOf)
                    .toList();
            var sums = new java.util.TreeMap<List<String>, long[]>(java.util.Comparator.comparing(List::toString));
            for (var act : acts) {
                var month = LocalDate.of(
                        Integer.parseInt(act.codes().getFirst().substring(0, 4)),
                        Integer.parseInt(act.codes().getFirst().substring(4)),
                        1);
                if (!question.period().contains(month)) continue;
                var sum = sums.computeIfAbsent(
                        at.stream().map(act.codes()::get).toList(),
                        none -> new long[question.indicators().size()]);
                for (int i = 0; i < sum.length; i++)
                    sum[i] += act.values().get(question.indicators().get(i).equals("requests") ? 0 : 1);
            }
            var cells = sums.entrySet().stream()
                    .map(entry -> new Answer.Cell(
                            entry.getKey(),
                            java.util.Arrays.stream(entry.getValue()).boxed().toList()))
                    .toList();
            return new Answer(
                    question,
                    List.of(),
                    cells,
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    Answer.Origin.DATABASE,
                    Optional.empty(),
                    knownFrom);
        }

        @Override
        public Optional<Problem> problem(Question question) {
            return Optional.empty();
        }
    }

    private Cells ask(
            Indicator indicator, @Nullable Dimension rows, @Nullable Dimension columns, Extent extent, int last) {
        return new OutsideTable(new Facts(), SmallCountsFixtures.of(5))
                .of(asked(indicator, rows, columns, Map.of(), extent, last));
    }

    private static AskedQuestion asked(
            Indicator indicator,
            @Nullable Dimension rows,
            @Nullable Dimension columns,
            Map<Dimension, List<String>> filters,
            Extent extent,
            int last) {
        return new AskedQuestion(
                List.of(indicator),
                rows,
                columns,
                filters,
                "",
                extent,
                new Period(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, last, 1).plusMonths(1).minusDays(1)),
                AskedQuestion.Comparison.NONE,
                AskedQuestion.Share.NONE,
                false);
    }

    private Cells ask(Dimension rows, Extent extent) {
        return ask(REQUESTS, rows, null, extent, 1);
    }

    private void aMonth(String month) {
        acts(month, A, "housing", 40);
        acts(month, A, "health", 3);
        acts(month, A, "work", 30);
        acts(month, B, "housing", 50);
        acts(month, B, "health", 30);
        acts(month, B, "work", 20);
        acts(month, C, "housing", 20);
        acts(month, C, "health", 25);
        acts(month, C, "work", 60);
    }

    @Test
    void sums_are_right_and_a_small_count_is_hidden_with_company() {
        aMonth("202601");
        var cells = ask(Dimension.THEME, new Extent.OfAssociation(A));
        assertThat(cells.value(null, null, 0)).isEqualTo(73);
        assertThat(cells.value("housing", null, 0)).isEqualTo(40);
        assertThat(cells.isHidden("health", null)).isTrue();
        assertThat(cells.isHidden("housing", null) || cells.isHidden("work", null))
                .isTrue();
        assertThat(cells.isHidden(null, null)).isFalse();
        var all = ask(Dimension.THEME, new Extent.WholeNetwork());
        assertThat(all.value("health", null, 0)).isEqualTo(58);
        assertThat(all.isHidden("health", null)).isFalse();
    }

    @Test
    void no_association_tells_anothers_small_count_by_what_the_network_says() {
        aMonth("202601");
        var hidden = new ArrayList<UUID>();
        for (var one : List.of(A, B, C))
            if (ask(Dimension.THEME, new Extent.OfAssociation(one)).isHidden("health", null)) hidden.add(one);
        assertThat(hidden).contains(A).hasSizeGreaterThan(1);
    }

    @Test
    void the_same_is_hidden_in_a_table_by_association() {
        aMonth("202601");
        var crossed = ask(REQUESTS, Dimension.THEME, Dimension.ASSOCIATION, new Extent.WholeNetwork(), 1);
        for (var one : List.of(A, B, C)) {
            var alone = ask(Dimension.THEME, new Extent.OfAssociation(one));
            for (var theme : List.of("housing", "health", "work")) {
                assertThat(crossed.isHidden(theme, one.toString())).isEqualTo(alone.isHidden(theme, null));
                assertThat(crossed.value(theme, one.toString(), 0)).isEqualTo(alone.value(theme, null, 0));
            }
        }
        assertThat(crossed.value("housing", null, 0)).isEqualTo(110);
        assertThat(crossed.value(null, A.toString(), 0)).isEqualTo(73);
    }

    @Test
    void a_longer_period_hides_what_one_of_its_months_hides() {
        aMonth("202601");
        aMonth("202602");
        acts("202602", A, "health", 90);
        var both = ask(REQUESTS, Dimension.THEME, null, new Extent.OfAssociation(A), 2);
        assertThat(both.value("health", null, 0)).isEqualTo(96);
        assertThat(both.isHidden("health", null)).isTrue();
    }

    @Test
    void minutes_are_hidden_where_their_requests_are_few() {
        aMonth("202601");
        var minutes = ask(MINUTES, Dimension.THEME, null, new Extent.OfAssociation(A), 1);
        assertThat(minutes.value("health", null, 0)).isEqualTo(300);
        assertThat(minutes.isHidden("health", null)).isTrue();
    }

    @Test
    void months_and_quarters_are_lines_with_their_sum() {
        aMonth("202601");
        aMonth("202602");
        var months = ask(REQUESTS, Dimension.MONTH, null, new Extent.OfAssociation(B), 2);
        assertThat(months.value("202601", null, 0)).isEqualTo(100);
        assertThat(months.value(null, null, 0)).isEqualTo(200);
        var quarters = ask(REQUESTS, Dimension.QUARTER, Dimension.ASSOCIATION, new Extent.WholeNetwork(), 2);
        assertThat(quarters.value("20261", B.toString(), 0)).isEqualTo(200);
        assertThat(quarters.value(null, B.toString(), 0)).isEqualTo(200);
        assertThat(quarters.value("20261", null, 0)).isEqualTo(556);
        assertThat(quarters.value(null, null, 0)).isEqualTo(556);
    }

    @Test
    void a_month_that_is_deleted_day_by_day_is_not_told() {
        aMonth("202601");
        aMonth("202602");
        knownFrom.put("requests", LocalDate.of(2026, 1, 20));
        var months = ask(REQUESTS, Dimension.MONTH, null, new Extent.OfAssociation(B), 2);
        assertThat(months.value("202601", null, 0)).isZero();
        assertThat(months.value("202602", null, 0)).isEqualTo(100);
        assertThat(months.value(null, null, 0)).isEqualTo(100);
        assertThat(months.knownFrom()).containsEntry("requests", LocalDate.of(2026, 2, 1));
    }

    /** Every line of every table that is told: where a small count is hidden, its line does not tell it by the sum. */
    @Test
    void no_line_that_adds_up_hides_one_number_alone() {
        var random = new Random(20261130);
        for (int round = 0; round < 100; round++) {
            acts.clear();
            for (var one : List.of(A, B, C))
                for (var theme : List.of("a", "b", "c", "d"))
                    acts("202601", one, theme, random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(60));
            var crossed = ask(REQUESTS, Dimension.THEME, Dimension.ASSOCIATION, new Extent.WholeNetwork(), 1);
            for (var place : crossed.values().keySet())
                if (place.row() != null && place.column() != null) {
                    long value = crossed.value(place.row(), place.column(), 0);
                    if (value > 0 && value < 5)
                        assertThat(crossed.isHidden(place.row(), place.column()))
                                .isTrue();
                }
            for (var theme : List.of("a", "b", "c", "d"))
                if (!crossed.isHidden(theme, null))
                    hasNoSmallOneAlone(
                            crossed,
                            List.of(A, B, C).stream()
                                    .map(one -> new Cells.Place(theme, one.toString()))
                                    .toList());
            for (var one : List.of(A, B, C))
                if (!crossed.isHidden(null, one.toString()))
                    hasNoSmallOneAlone(
                            crossed,
                            List.of("a", "b", "c", "d").stream()
                                    .map(theme -> new Cells.Place(theme, one.toString()))
                                    .toList());
        }
    }

    private static void hasNoSmallOneAlone(Cells cells, List<Cells.Place> line) {
        var hidden = line.stream().filter(cells.hidden()::contains).toList();
        if (hidden.size() == 1)
            assertThat(cells.value(hidden.getFirst().row(), hidden.getFirst().column(), 0))
                    .as("hidden by chance")
                    .matches(value -> value == 0 || value >= 5);
    }

    @Test
    void three_dimensions_and_a_filter_are_slices_of_one_cube() {
        aMonth("202601");
        var filtered = new OutsideTable(new Facts(), SmallCountsFixtures.of(5))
                .of(asked(
                        REQUESTS,
                        Dimension.ASSOCIATION,
                        null,
                        Map.of(Dimension.THEME, List.of("health", "work")),
                        new Extent.WholeNetwork(),
                        1));
        var crossed = ask(REQUESTS, Dimension.THEME, Dimension.ASSOCIATION, new Extent.WholeNetwork(), 1);
        for (var one : List.of(A, B, C)) {
            assertThat(filtered.value(one.toString(), null, 0))
                    .isEqualTo(crossed.value("health", one.toString(), 0) + crossed.value("work", one.toString(), 0));
            assertThat(filtered.isHidden(one.toString(), null))
                    .isEqualTo(crossed.isHidden("health", one.toString()) || crossed.isHidden("work", one.toString()));
        }
        assertThat(filtered.value(null, null, 0)).isEqualTo(168);
    }

    @Test
    void what_crosses_more_than_three_dimensions_is_refused() {
        assertThatThrownBy(() -> new OutsideTable(new Facts(), SmallCountsFixtures.of(5))
                        .of(asked(
                                REQUESTS,
                                Dimension.THEME,
                                Dimension.RESULT,
                                Map.of(Dimension.LEVEL, List.of("a")),
                                new Extent.OfAssociation(A),
                                1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
