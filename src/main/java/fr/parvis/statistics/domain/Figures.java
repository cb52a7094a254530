package fr.parvis.statistics.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
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

/** The sums of a period and of the one before, for one extent. */
@Component
@Transactional(readOnly = true)
public class Figures {

    /** A code's sum in the period and in the one before. */
    public record Line(String code, Sum now, Sum before) {}

    /**
     * What was done.
     *
     * @param days every day of the period, also those on which nothing was done
     * @param lines by dimension, most requests first
     */
    public record Report(
            Period period, Sum total, Sum before, Map<LocalDate, Sum> days, Map<Dimension, List<Line>> lines) {}

    private final ReadLedger ledger;

    Figures(ReadLedger ledger) {
        this.ledger = ledger;
    }

    /** Whether somebody may see the figures of an extent: one's own, one's association's points; the network's head sees
     * sums of associations and of all, never of one point. */
    public static boolean mayRead(SignedIn who, Extent extent) {
        return switch (extent) {
            case Extent.Own own -> own.mediator().equals(who.account());
            case Extent.OfPoint point -> point.association().equals(who.association());
            case Extent.OfTeam team -> team.association().equals(who.association()) && who.may(Right.READ_TEAM_DAY);
            case Extent.OfAssociation of ->
                who.association() == null || of.association().equals(who.association());
            case Extent.WholeNetwork network -> who.association() == null;
        };
    }

    public Report of(Extent extent, Period period) {
        var before = period.before();
        var read = ledger.handle(extent, EnumSet.of(Part.MAIN), List.of(period, before), period);
        var now = read.of(period);
        var then = read.of(before);
        var days = new TreeMap<LocalDate, Sum>();
        for (var day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1))
            days.put(day, read.totalOf(day));
        var lines = new EnumMap<Dimension, List<Line>>(Dimension.class);
        for (var dimension : Dimension.values()) {
            if (dimension.part() != Part.MAIN) continue;
            var codes = new TreeSet<>(now.of(dimension).keySet());
            codes.addAll(then.of(dimension).keySet());
            if (codes.isEmpty()) continue;
            lines.put(
                    dimension,
                    codes.stream()
                            .map(code -> new Line(code, now.of(dimension, code), then.of(dimension, code)))
                            .sorted(Comparator.comparingLong(
                                            (Line line) -> -line.now().requests())
                                    .thenComparing(Line::code))
                            .toList());
        }
        return new Report(period, now.total(), then.total(), days, lines);
    }
}
