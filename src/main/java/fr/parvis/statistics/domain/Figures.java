package fr.parvis.statistics.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sums of a period, of the one before and of the year before, for one extent. */
@Component
@Transactional(readOnly = true)
public class Figures {

    /** A code's sums. */
    public record Line(String code, Sum now, Sum before, Sum yearBefore) {}

    /**
     * What was done.
     *
     * @param step how far apart the days of {@code days} are
     * @param days every day (or the first of every week or month in the period), also those on which nothing was done
     * @param lines by dimension, the most of what it counts first
     */
    public record Report(
            Period period,
            Sum total,
            Sum before,
            Sum yearBefore,
            Step step,
            Map<LocalDate, Sum> days,
            Map<Dimension, List<Line>> lines) {

        public List<Line> lines(Dimension dimension) {
            return lines.getOrDefault(dimension, List.of());
        }
    }

    private final ReadLedger ledger;
    private final Nomenclature nomenclature;

    Figures(ReadLedger ledger, Nomenclature nomenclature) {
        this.ledger = ledger;
        this.nomenclature = nomenclature;
    }

    /** Whether somebody may see the figures of an extent: one's own, one's association's points; a team's for who leads; the
     * network's head sees sums of associations and of all, never of one point. */
    public static boolean mayRead(SignedIn who, Extent extent) {
        return switch (extent) {
            case Extent.Own own -> own.mediator().equals(who.account()) && who.association() != null;
            case Extent.OfPoint point -> point.association().equals(who.association());
            case Extent.OfTeam team -> team.association().equals(who.association()) && who.may(Right.READ_TEAM_DAY);
            case Extent.OfAssociation of ->
                who.association() == null || of.association().equals(who.association());
            case Extent.WholeNetwork network -> who.association() == null;
        };
    }

    public Report of(Extent extent, Period period) {
        var before = period.before();
        var yearBefore = period.yearBefore();
        var step = Step.of(period);
        var read = ledger.handle(
                extent, EnumSet.of(Part.MAIN), List.of(period, before, yearBefore), step.ofDays() ? period : null);
        var now = withFamilies(read.of(period), period);
        var then = withFamilies(read.of(before), period);
        var lastYear = withFamilies(read.of(yearBefore), period);
        var days = new TreeMap<LocalDate, Sum>();
        for (var part : step.cut(period)) days.put(part.from(), read.totalOf(part));
        var lines = new EnumMap<Dimension, List<Line>>(Dimension.class);
        for (var dimension : Dimension.values()) {
            if (dimension.part() != Part.MAIN) continue;
            var codes = new TreeSet<>(now.of(dimension).keySet());
            codes.addAll(then.of(dimension).keySet());
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
                            .sorted(Comparator.comparingLong((Line line) -> -dimension.count(line.now()))
                                    .thenComparing(Line::code))
                            .toList());
        }
        return new Report(period, now.total(), then.total(), lastYear.total(), step, days, lines);
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
