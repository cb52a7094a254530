// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.returns.domain.OutreachReport;
import fr.parvis.returns.domain.OutreachReport.Column;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report on lists, in words.
 *
 * @param partner null for the network, or while nothing was agreed with any
 * @param facts facts told of all together
 */
public record ReportPage(
        String address,
        String place,
        String period,
        String periodWords,
        List<Option> periods,
        @Nullable Option partner,
        List<Option> partners,
        String by,
        List<Option> bys,
        boolean empty,
        List<Fact> facts,
        List<Fact> kinds,
        String head,
        List<Heading> columns,
        List<Row> rows,
        String hiding) {

    /** A figure and its word. */
    public record Fact(String label, String value) {}

    /**
     * A column.
     *
     * @param brief as a narrow column of the page is headed; its legend is below the table
     */
    public record Heading(String label, String brief) {}

    /** One territory. */
    public record Row(String label, List<String> values) {}

    private static final String NOTHING = "–";
    private static final List<Column> COUNTS =
            List.of(Column.LISTED, Column.ATTEMPTED, Column.REACHED, Column.SOLVED, Column.AVOIDED, Column.ORIENTED);

    /** Columns that are not counts of households, from left to right. */
    private static final List<String> SUMS = List.of("spread", "gained", "expected", "measured");

    public boolean isOfTheNetwork() {
        return address.equals(ReportController.NETWORK);
    }

    /** How many of the columns are counts; the others are sums. */
    public int counts() {
        return COUNTS.size();
    }

    /** The rest of an address that asks for the same. */
    public String query() {
        return "?periode=" + period + (partner == null ? "" : "&partenaire=" + partner.value()) + "&par=" + by;
    }

    /** Reports that one may choose among at an address. */
    record Offer(String address, List<Option> periods, List<Option> partners, List<OutreachReport.By> bys) {}

    /**
     * Report that was chosen.
     *
     * @param partner null for the network, or while nothing was agreed with any
     */
    record Choice(OutreachReport.Period period, @Nullable Option partner, OutreachReport.By by) {}

    static ReportPage of(Offer offer, Choice choice, OutreachReport.@Nullable Told told, String place) {
        var columns = new ArrayList<Heading>();
        for (var column : COUNTS) {
            var step = PartnerDashboardPage.step(EnumCode.of(column), "");
            columns.add(new Heading(step.label(), step.brief()));
        }
        for (var sum : SUMS)
            columns.add(new Heading(t("returns.report." + sum), t("returns.report." + sum + ".brief")));
        return new ReportPage(
                offer.address(),
                place,
                choice.period().code(),
                words(choice.period()),
                offer.periods(),
                choice.partner(),
                offer.partners(),
                EnumCode.of(choice.by()),
                offer.bys().stream()
                        .map(one -> new Option(EnumCode.of(one), t("returns.report.by." + EnumCode.of(one))))
                        .toList(),
                told == null || told.isEmpty(),
                told == null ? List.of() : facts(told),
                told == null ? List.of() : counted(told.kinds(), "returns.figures.kind."),
                t("returns.report.by." + EnumCode.of(choice.by())),
                columns,
                told == null
                        ? List.of()
                        : told.rows().stream().map(ReportPage::row).toList(),
                told == null ? "" : t("returns.report.hiding", told.threshold()));
    }

    private static String words(OutreachReport.Period period) {
        var quarter = period.quarter();
        return quarter == null
                ? t("returns.report.year", Integer.toString(period.year()))
                : t("returns.report.quarter", quarter.number(), Integer.toString(period.year()));
    }

    private static List<Fact> facts(OutreachReport.Told told) {
        var facts = new ArrayList<Fact>();
        for (var column : COUNTS) {
            facts.add(new Fact(
                    t("returns.figures.step." + EnumCode.of(column)),
                    PartnerDashboardPage.count(told.total().counts().get(column))));
            if (column == Column.AVOIDED)
                told.avoided().forEach((what, count) -> {
                    if (count == null || count > 0)
                        facts.add(new Fact(t("returns.report.avoided." + what), PartnerDashboardPage.count(count)));
                });
        }
        var sums = sums(told.total());
        for (int i = 0; i < SUMS.size(); i++) facts.add(new Fact(t("returns.report." + SUMS.get(i)), sums.get(i)));
        return facts;
    }

    private static List<Fact> counted(Map<String, @Nullable Long> counts, String words) {
        return counts.entrySet().stream()
                .map(one -> new Fact(t(words + one.getKey()), PartnerDashboardPage.count(one.getValue())))
                .toList();
    }

    private static Row row(OutreachReport.Row row) {
        var values = new ArrayList<String>();
        for (var column : COUNTS)
            values.add(PartnerDashboardPage.count(row.counts().get(column)));
        values.addAll(sums(row));
        return new Row(row.label().isEmpty() ? t("returns.funnel.unknown") : row.label(), values);
    }

    private static List<String> sums(OutreachReport.Row row) {
        return List.of(euros(row.spread()), euros(row.gained()), expected(row), measured(row));
    }

    private static String expected(OutreachReport.Row row) {
        if (row.expected() == null) return t("returns.figures.hidden");
        return nobody(row, Column.WITH_EXPECTED) ? NOTHING : Words.number(row.expected());
    }

    /** With its margin: without it the number would say more than is known. */
    private static String measured(OutreachReport.Row row) {
        var measured = row.measured();
        if (measured == null) return t("returns.figures.hidden");
        return nobody(row, Column.WITH_MEASURED)
                ? NOTHING
                : t("returns.report.margin", Words.number(measured.kWh()), Words.number(Math.round(measured.margin())));
    }

    /** Where nothing was measured nothing is told: zero would be a result. */
    private static boolean nobody(OutreachReport.Row row, Column households) {
        var count = row.counts().get(households);
        return count != null && count == 0;
    }

    /** Whole euros: a report is no account. */
    private static String euros(@Nullable Long cents) {
        return cents == null ? t("returns.figures.hidden") : Words.wholeEuros(cents);
    }

    List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        var head = new ArrayList<String>();
        head.add(this.head);
        columns.forEach(column -> head.add(column.label()));
        table.add(head);
        for (var row : rows) {
            var line = new ArrayList<String>();
            line.add(row.label());
            line.addAll(row.values());
            table.add(line);
        }
        return table;
    }
}
