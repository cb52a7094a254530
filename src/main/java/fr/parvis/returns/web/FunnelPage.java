// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.returns.domain.Funnel;
import fr.parvis.returns.domain.Tally;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of the funnel.
 *
 * @param median days in words; null while nobody was tried
 * @param wrong null where the months of the address make a period
 * @param query the rest of an address that asks for the same
 */
public record FunnelPage(
        String from,
        String to,
        @Nullable String arrangement,
        List<Option> arrangements,
        String by,
        List<Option> bys,
        String query,
        String period,
        List<Step> steps,
        @Nullable String median,
        @Nullable String ninetieth,
        List<Bar> channels,
        List<Bar> kinds,
        List<Bar> outcomes,
        List<String> head,
        List<Row> rows,
        @Nullable WrongMonths wrong) {

    /** Codes of the columns of the table. */
    static final List<String> COLUMNS = List.of("listed", "attempted", "reached", "solved", "avoided", "oriented");

    /**
     * One step of the funnel.
     *
     * @param width of its bar, in thousandths of the first
     * @param ofListed share of those listed, in words
     * @param ofBefore share of the step before
     */
    public record Step(String label, String value, long width, String ofListed, String ofBefore) {}

    /**
     * Months of an address that make no period.
     *
     * @param text of the problem
     * @param swap address of the same with the two exchanged, when they are reversed
     */
    public record WrongMonths(String text, @Nullable String swap) {}

    /** One line of the table. */
    public record Row(String label, List<String> values) {}

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    static FunnelPage of(Funnel.Seen seen, Funnel.Asked asked, List<Option> arrangements, @Nullable WrongMonths wrong) {
        return new FunnelPage(
                FunnelController.month(asked.from()),
                FunnelController.month(asked.to()),
                asked.arrangement() == null ? null : asked.arrangement().toString(),
                arrangements,
                code(asked.by()),
                Arrays.stream(Funnel.By.values())
                        .map(by -> new Option(code(by), t("returns.funnel.by." + code(by))))
                        .toList(),
                FunnelController.query(asked),
                t("returns.funnel.period", month(asked.from()), month(asked.to())),
                steps(seen.sums()),
                days(seen.medianDays()),
                days(seen.ninetiethDays()),
                bars(seen.channels(), "returns.file.channel."),
                bars(seen.kinds(), "returns.figures.kind."),
                bars(seen.outcomes(), "returns.figures.outcome."),
                COLUMNS.stream()
                        .map(column -> t("returns.figures.step." + column))
                        .toList(),
                seen.rows().stream()
                        .map(row -> new Row(
                                label(row),
                                numbers(row.sums()).stream().map(Words::number).toList()))
                        .toList(),
                wrong);
    }

    static String code(Funnel.By by) {
        return EnumCode.of(by);
    }

    static String label(Funnel.Row row) {
        if (row.month() != null) return month(row.month());
        if (row.receivedOn() != null) return Words.date(row.receivedOn()) + " · " + row.label();
        return row.label().isEmpty() ? t("returns.funnel.unknown") : row.label();
    }

    static List<Long> numbers(Tally.Sums sums) {
        return List.of(sums.listed(), sums.attempted(), sums.reached(), sums.solved(), sums.avoided(), sums.oriented());
    }

    private static List<Step> steps(Tally.Sums sums) {
        var counts = List.of(sums.listed(), sums.attempted(), sums.reached(), sums.solved(), sums.avoided());
        var steps = new java.util.ArrayList<Step>();
        for (int i = 0; i < counts.size(); i++)
            steps.add(new Step(
                    t("returns.figures.step." + COLUMNS.get(i)),
                    Words.number(counts.get(i)),
                    counts.getFirst() == 0 ? 0 : Math.round(1000.0 * counts.get(i) / counts.getFirst()),
                    share(counts.get(i), counts.getFirst()),
                    i == 0 ? "" : share(counts.get(i), counts.get(i - 1))));
        return steps;
    }

    static String share(long part, long of) {
        return of == 0 ? "–" : Words.percent((double) part / of, 0);
    }

    private static @Nullable String days(@Nullable Integer days) {
        return days == null ? null : days == 0 ? t("returns.figures.same-day") : Words.n("returns.figures.days", days);
    }

    private static List<Bar> bars(Map<String, Long> counts, String words) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(one -> new Bar(t(words + one.getKey()), one.getValue(), Words.number(one.getValue())))
                .toList();
    }

    static String month(LocalDate day) {
        return Words.month(day);
    }
}
