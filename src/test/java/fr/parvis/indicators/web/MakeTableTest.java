// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import fr.parvis.indicators.web.AskedQuestion.Share;
import fr.parvis.indicators.web.Cells.Place;
import fr.parvis.network.Extent;
import fr.parvis.shell.Words;
import fr.parvis.values.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tables outside an association: neither a share nor a comparison tells what is hidden. */
@ParvisTest
class MakeTableTest {
    private static final String HIDDEN = "masqué";
    private static final String IN_PART = "connu en partie seulement";
    private static final String NOT_ALIKE = "rien de comparable";
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    @Autowired
    Indicators indicators;

    @Autowired
    CodeWords codes;

    private final Map<Place, List<Long>> values = new HashMap<>();
    private final Set<Place> hidden = new HashSet<>();

    private void shown(@Nullable String row, @Nullable String column, long value) {
        values.put(new Place(row, column), List.of(value));
    }

    private void hidden(@Nullable String row, @Nullable String column, long value) {
        shown(row, column, value);
        hidden.add(new Place(row, column));
    }

    private Cells cells() {
        var cells = new Cells(
                Map.copyOf(values),
                Set.copyOf(hidden),
                Instant.EPOCH,
                Optional.empty(),
                Map.of(),
                Cells.Undecided.NONE);
        values.clear();
        hidden.clear();
        return cells;
    }

    private AnswerTable table(
            Dimension rows,
            @Nullable Dimension columns,
            Comparison comparison,
            Share share,
            Cells cells,
            @Nullable Cells then) {
        var asked = new AskedQuestion(
                List.of(indicators.find("requests").orElseThrow()),
                rows,
                columns,
                Map.of(),
                "",
                new Extent.WholeNetwork(),
                new Period(FROM, FROM.plusMonths(2).minusDays(1)),
                comparison,
                share,
                false);
        return new MakeTable(asked, cells, then, codes.on(FROM)).handle();
    }

    private static List<String> texts(AnswerTable.Line line) {
        return line.amounts().stream().map(AnswerTable.Amount::text).toList();
    }

    private static List<String> shares(AnswerTable.Line line) {
        return line.amounts().stream().map(AnswerTable.Amount::shareText).toList();
    }

    @Test
    void a_month_that_is_hidden_stays_so_beside_the_same_month_a_year_later() {
        hidden("202501", null, 3);
        shown("202502", null, 50);
        hidden(null, null, 53);
        var then = cells();
        shown("202601", null, 30);
        shown("202602", null, 40);
        shown(null, null, 70);
        var table = table(Dimension.MONTH, null, Comparison.ANNEE, Share.NONE, cells(), then);
        assertThat(texts(table.lines().get(0))).containsExactly("30", HIDDEN, HIDDEN);
        assertThat(texts(table.lines().get(1)).subList(0, 2)).containsExactly("40", "50");
        assertThat(texts(table.total())).containsExactly("70", HIDDEN, HIDDEN);
    }

    @Test
    void earlier_days_of_a_leap_year_are_compared_with_each_day_of_the_year_before_once() {
        var period = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 6, 30));
        var before = period.yearBefore();
        before.from().datesUntil(before.to().plusDays(1)).forEach(day -> shown(day.toString(), null, 1));
        shown(null, null, before.days());
        var then = cells();
        period.from().datesUntil(period.to().plusDays(1)).forEach(day -> shown(day.toString(), null, 1));
        shown(null, null, period.days());
        var asked = new AskedQuestion(
                List.of(indicators.find("requests").orElseThrow()),
                Dimension.DAY,
                null,
                Map.of(),
                "",
                new Extent.WholeNetwork(),
                period,
                Comparison.ANNEE,
                Share.NONE,
                false);
        var earlier = new MakeTable(asked, cells(), then, codes.on(period.to()))
                .handle()
                .lines()
                .getFirst();
        assertThat(earlier.kind()).isEqualTo("rest");
        // up to 29 April
        assertThat(earlier.amounts().subList(0, 2))
                .extracting(AnswerTable.Amount::value)
                .containsExactly(120L, 119L);
    }

    @Test
    void a_quarter_that_none_can_be_compared_with_says_so_and_the_total_is_compared() {
        shown("20253", null, 7);
        shown("20254", null, 21);
        shown(null, null, 28);
        var then = cells();
        shown("20261", null, 21);
        shown("20262", null, 7);
        shown(null, null, 28);
        var asked = new AskedQuestion(
                List.of(indicators.find("requests").orElseThrow()),
                Dimension.QUARTER,
                null,
                Map.of(),
                "",
                new Extent.WholeNetwork(),
                new Period(FROM, FROM.plusMonths(4).minusDays(1)),
                Comparison.AVANT,
                Share.NONE,
                false);
        var table = new MakeTable(asked, cells(), then, codes.on(FROM)).handle();
        assertThat(texts(table.lines().get(0))).containsExactly("21", NOT_ALIKE, NOT_ALIKE);
        assertThat(texts(table.lines().get(1))).containsExactly("7", NOT_ALIKE, NOT_ALIKE);
        assertThat(texts(table.total())).containsExactly("28", "28", "=");
    }

    @Test
    void a_change_from_less_than_half_an_hour_is_told_in_minutes() {
        var minutes = indicators.find("minutes").orElseThrow();
        assertThat(MakeTable.change(minutes, 65, 20)).isEqualTo("+" + Words.duration(45));
        assertThat(MakeTable.change(minutes, 0, 20)).isEqualTo("−" + Words.duration(20));
        assertThat(MakeTable.change(minutes, 20, 20)).isEqualTo("=");
        assertThat(MakeTable.change(minutes, 300, 60)).isEqualTo("+4");
    }

    @Test
    void what_was_deleted_in_part_is_compared_with_nothing() {
        shown("202501", null, 3);
        shown(null, null, 3);
        var left = cells();
        var then = new Cells(
                left.values(),
                left.hidden(),
                left.upTo(),
                left.emptiness(),
                Map.of("requests", LocalDate.of(2025, 1, 20)),
                left.undecided());
        shown("202601", null, 30);
        shown(null, null, 30);
        var table = table(Dimension.MONTH, null, Comparison.ANNEE, Share.NONE, cells(), then);
        assertThat(texts(table.lines().getFirst())).containsExactly("30", IN_PART, IN_PART);
        assertThat(texts(table.total())).containsExactly("30", IN_PART, IN_PART);
    }

    @Test
    void no_share_is_told_of_a_whole_that_is_hidden() {
        shown("settled", null, 100);
        hidden("referred", null, 3);
        hidden(null, null, 103);
        var table = table(Dimension.RESULT, null, Comparison.NONE, Share.TOTAL, cells(), null);
        assertThat(table.lines()).hasSize(2);
        assertThat(table.lines()).allSatisfy(line -> assertThat(shares(line)).containsOnly(""));
    }

    @Test
    void a_share_of_a_line_is_told_where_the_lines_sum_is() {
        crossed();
        var table = table(Dimension.RESULT, Dimension.LEVEL, Comparison.NONE, Share.LIGNE, cells(), null);
        var whole = line(table, "settled");
        assertThat(shares(whole)).contains("90 %");
        assertThat(shares(line(table, "referred"))).containsOnly("");
    }

    @Test
    void sums_of_shares_tell_no_more_than_the_sums() {
        crossed();
        var table = table(Dimension.RESULT, Dimension.LEVEL, Comparison.NONE, Share.TOTAL, cells(), null);
        // 12 of 712 are 1.7 %; each of its two parts rounded alone, 1 and 11 or 4 and 8, would add up to another sum
        var sum = table.total().amounts();
        assertThat(sum.getLast().share()).isEqualTo(1000);
        assertThat(line(table, "blocked").amounts().getLast().share()).isEqualTo(17);
    }

    private void crossed() {
        shown("settled", "information", 540);
        shown("settled", "guidance", 60);
        shown("settled", null, 600);
        shown("referred", "information", 97);
        hidden("referred", "guidance", 3);
        hidden("referred", null, 100);
        hidden("blocked", "information", 11);
        hidden("blocked", "guidance", 1);
        shown("blocked", null, 12);
        shown(null, "information", 648);
        shown(null, "guidance", 64);
        shown(null, null, 712);
    }

    private static AnswerTable.Line line(AnswerTable table, String code) {
        return table.lines().stream()
                .filter(one -> code.equals(one.code()))
                .findAny()
                .orElseThrow();
    }
}
