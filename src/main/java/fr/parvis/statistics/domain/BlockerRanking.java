// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Extent;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The blockers that requests met in a year, by operator and kind, month by month: what a network takes to those who build portals. */
@Component
public class BlockerRanking {
    private static final int MONTHS = 12;
    private static final char BETWEEN = '|';

    /**
     * One kind of blocker at one operator.
     *
     * @param operator empty when none was named
     * @param months requests in each of the twelve months
     * @param hidden the months (0 to 11) that are hidden from this account
     */
    public record Row(String operator, String blocker, List<Long> months, long total, Set<Integer> hidden) {
        /** Key of the row in {@link #points}. */
        public String code() {
            return operator + BETWEEN + blocker;
        }

        /** Whether the sum of the year is hidden with them. */
        public boolean isHidden() {
            return !hidden.isEmpty();
        }
    }

    private final ReadLedger ledger;
    private final Points points;
    private final JdbcClient database;

    private final HiddenMonths hiddenMonths;

    BlockerRanking(ReadLedger ledger, Points points, JdbcClient database, HiddenMonths hiddenMonths) {
        this.hiddenMonths = hiddenMonths;
        this.ledger = ledger;
        this.points = points;
        this.database = database;
    }

    /** The blockers of a year, the most met first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Row> of(Extent extent, int year) {
        return rows(extent, wholeYear(year), List.of());
    }

    /** Walls of a year for accounts that may not see the acts: of months that are over, the hidden ones last and by code. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Row> outside(Extent extent, int year) {
        var period = monthsOver(year);
        return period == null ? List.of() : rows(extent, period, hiddenMonths.of(extent, Step.MONTH.cut(period)));
    }

    /** Number of points at which each blocker was met in the year, by its code. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, Integer> points(Extent extent, int year) {
        return points(extent, wholeYear(year));
    }

    /** Number of points at which each blocker was met in the months that are over, by its code. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, Integer> pointsOutside(Extent extent, int year) {
        var period = monthsOver(year);
        return period == null ? Map.of() : points(extent, period);
    }

    private static Period wholeYear(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private @Nullable Period monthsOver(int year) {
        var whole = wholeYear(year);
        var last = hiddenMonths.last().atEndOfMonth();
        if (last.getYear() < year) return null;
        return last.isBefore(whole.to()) ? new Period(whole.from(), last) : whole;
    }

    private List<Row> rows(Extent extent, Period period, List<HiddenCells> hidden) {
        var met = new HashMap<String, long[]>();
        for (var piece : ledger.handle(extent, EnumSet.of(Part.WALLS), List.of(period), null)
                .pieces(period)) {
            int month = piece.from().getMonthValue() - 1;
            if (month < hidden.size() && hidden.get(month).unlisted(Dimension.WALL)) continue;
            piece.cells()
                    .of(Dimension.WALL)
                    .forEach((code, sum) -> met.computeIfAbsent(code, c -> new long[MONTHS])[month] += sum.requests());
        }
        return met.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), hidden))
                .filter(row -> row.total() > 0)
                .sorted(Comparator.comparing(Row::isHidden)
                        .thenComparing(Comparator.comparingLong((Row row) -> row.isHidden() ? 0 : row.total())
                                .reversed())
                        .thenComparing(Row::operator)
                        .thenComparing(Row::blocker))
                .toList();
    }

    private static Row row(String code, long[] months, List<HiddenCells> hidden) {
        var untold = new TreeSet<Integer>();
        for (int month = 0; month < hidden.size(); month++)
            if (hidden.get(month).holds(Dimension.WALL, code)) untold.add(month);
        int bar = code.indexOf(BETWEEN);
        return new Row(
                code.substring(0, bar),
                code.substring(bar + 1),
                Arrays.stream(months).boxed().toList(),
                Arrays.stream(months).sum(),
                untold);
    }

    private Map<String, Integer> points(Extent extent, Period period) {
        var among = among(extent);
        var sums = new HashMap<UUID, Cells>();
        database.sql("""
            select scope as point, cells from statistics.sheet
            where scope = any(:points) and grain = 'm' and part = 'walls' and start between :from and :to
            union all
            select point, cells from statistics.pending where point = any(:points) and day between :from and :to\
            """)
                .param("points", among)
                .param("from", period.from())
                .param("to", period.to())
                .query(ResultRow.each(row -> {
                    sums.computeIfAbsent(row.uuidOrNull("point"), p -> new Cells())
                            .addJson(row.text("cells"));
                }));
        var met = new HashMap<String, Integer>();
        for (var cells : sums.values())
            cells.of(Dimension.WALL).forEach((code, sum) -> {
                if (sum.requests() > 0) met.merge(code, 1, Integer::sum);
            });
        return met;
    }

    private UUID[] among(Extent extent) {
        var counted = switch (extent) {
            case Extent.OfPoint point -> points.find(point.point()).stream().toList();
            case Extent.OfAssociation of -> points.list(of.association());
            case Extent.WholeNetwork network -> points.list();
            case Extent.OfTeam team -> List.<Point>of();
            case Extent.Own own -> List.<Point>of();
        };
        return counted.stream().map(Point::id).toArray(UUID[]::new);
    }
}
