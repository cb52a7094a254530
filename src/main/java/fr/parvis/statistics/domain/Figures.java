// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sums of a period, of the one before and of the year before, for one extent. */
@Component
@Transactional(readOnly = true)
public class Figures {
    /** A period of everyday figures is no longer. */
    public static final int LONGEST_YEARS = 5;

    /** A code's sums. */
    public record Line(String code, Sum now, Sum before, Sum yearBefore) {}

    /**
     * Work that was done.
     *
     * @param step interval between the days of {@code days}
     * @param days every day (or the first of every week or month in the period), also those on which nothing was done
     * @param lines by dimension, the most of what it counts first; what is hidden stands last, by code: its place must not tell
     * @param hidden cells that are hidden from this account
     */
    public record Report(
            Period period,
            Sum total,
            Sum before,
            Sum yearBefore,
            Step step,
            Map<LocalDate, Sum> days,
            Map<Dimension, List<Line>> lines,
            Hidden hidden) {

        public List<Line> lines(Dimension dimension) {
            return lines.getOrDefault(dimension, List.of());
        }
    }

    /**
     * Figures that are hidden of a report.
     *
     * @param hiding whether who asked may not see the acts
     * @param steps the starts of those steps of the curve that are hidden
     */
    public record Hidden(
            boolean hiding, HiddenCells now, HiddenCells before, HiddenCells yearBefore, Set<LocalDate> steps) {
        static final Hidden NOTHING =
                new Hidden(false, HiddenCells.none(), HiddenCells.none(), HiddenCells.none(), Set.of());
    }

    private final ReadLedger ledger;
    private final Nomenclature nomenclature;
    private final HiddenMonths hiddenMonths;

    Figures(ReadLedger ledger, Nomenclature nomenclature, HiddenMonths hiddenMonths) {
        this.ledger = ledger;
        this.nomenclature = nomenclature;
        this.hiddenMonths = hiddenMonths;
    }

    /** For who may see the acts: any days. */
    public Report of(Extent extent, Period period) {
        return report(extent, period, Step.of(period), Hidden.NOTHING);
    }

    /**
     * For who may not see the acts: whole months that are over, without what is small and what would tell it.
     *
     * @throws IllegalArgumentException when the period is no such months
     */
    public Report outside(Extent extent, Period period) {
        if (!hiddenMonths.mayTell(period)) throw new IllegalArgumentException("not whole months that are over");
        var months = Step.MONTH.cut(period);
        var asked = new ArrayList<>(List.of(period, period.before(), period.yearBefore()));
        asked.addAll(months);
        var hidden = hiddenMonths.of(extent, asked);
        var steps = new HashSet<LocalDate>();
        for (int i = 0; i < months.size(); i++)
            if (hidden.get(asked.size() - months.size() + i).all())
                steps.add(months.get(i).from());
        return report(
                extent, period, Step.MONTH, new Hidden(true, hidden.getFirst(), hidden.get(1), hidden.get(2), steps));
    }

    private Report report(Extent extent, Period period, Step step, Hidden hidden) {
        var before = period.before();
        var yearBefore = period.yearBefore();
        var read = ledger.handle(
                extent, EnumSet.of(Part.MAIN), List.of(period, before, yearBefore), step.ofDays() ? period : null);
        var now = withFamilies(read.of(period), period);
        var then = withFamilies(read.of(before), period);
        var lastYear = withFamilies(read.of(yearBefore), period);
        var days = new TreeMap<LocalDate, Sum>();
        for (var part : step.cut(period)) days.put(part.from(), read.totalOf(part));
        var lines = new EnumMap<Dimension, List<Line>>(Dimension.class);
        for (var dimension : Dimension.values()) {
            if (dimension.part() != Part.MAIN || hidden.now().unlisted(dimension)) continue;
            var codes = new TreeSet<>(now.of(dimension).keySet());
            if (!hidden.before().unlisted(dimension))
                codes.addAll(then.of(dimension).keySet());
            if (!hidden.yearBefore().unlisted(dimension))
                codes.addAll(lastYear.of(dimension).keySet());
            if (codes.isEmpty()) continue;
            lines.put(
                    dimension,
                    codes.stream()
                            .map(code -> new Line(
                                    code,
                                    now.of(dimension, code),
                                    then.of(dimension, code),
                                    lastYear.of(dimension, code)))
                            .sorted(Comparator.comparingLong(
                                            (Line line) -> hidden.now().holds(dimension, line.code())
                                                    ? 1
                                                    : -dimension.count(line.now()))
                                    .thenComparing(Line::code))
                            .toList());
        }
        return new Report(period, now.total(), then.total(), lastYear.total(), step, days, lines, hidden);
    }

    /** Both periods are put under the families of one day, so that they can be compared. */
    private Cells withFamilies(Cells cells, Period period) {
        var catalogue = nomenclature.on(period.to());
        cells.of(Dimension.THEME).forEach((theme, sum) -> cells.add(Dimension.FAMILY, familyOf(theme, catalogue), sum));
        return cells;
    }

    /** The code of a theme's family; empty when the theme is not of the day. */
    static String familyOf(String theme, Catalogue catalogue) {
        return catalogue.find(CodeList.THEME, theme).map(Code::parent).orElse("");
    }
}
