package fr.parvis.statistics.domain;

import fr.parvis.access.SignedIn;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private record Row(LocalDate day, String dimension, String code, boolean now, Sum sum) {}

    private static final String COLUMNS = """
            , coalesce(sum(visits), 0) as visits, coalesce(sum(persons), 0) as persons,
            coalesce(sum(requests), 0) as requests, coalesce(sum(minutes), 0) as minutes
            """;

    private final JdbcClient database;

    Figures(JdbcClient database) {
        this.database = database;
    }

    /** Whether somebody may see the figures of an extent: one's own, one's association's points; the network's head sees
     * sums of associations and of all, never of one point. */
    public static boolean mayRead(SignedIn who, Extent extent) {
        return switch (extent) {
            case Extent.Own own -> own.mediator().equals(who.account());
            case Extent.OfPoint point -> point.association().equals(who.association());
            case Extent.OfAssociation of ->
                who.association() == null || of.association().equals(who.association());
            case Extent.WholeNetwork network -> who.association() == null;
        };
    }

    public Report of(Extent extent, Period period) {
        var before = period.before();
        var source = source(extent);
        var lines = query(
                "select null::date as day, dimension, code, day >= :from as now" + COLUMNS + source
                        + " and day between :before and :to group by 2, 3, 4",
                extent,
                period,
                before.from());
        var days = query(
                "select day, dimension, code, true as now" + COLUMNS + source
                        + " and dimension = 'TOTAL' and day between :before and :to group by 1, 2, 3",
                extent,
                period,
                period.from());
        return report(period, lines, days);
    }

    private static String source(Extent extent) {
        return switch (extent) {
            case Extent.Own own -> " from (" + OWN + ") tally where :subject::uuid is not null";
            case Extent.OfPoint point -> " from statistics.tally where point = :subject";
            case Extent.OfAssociation association -> " from statistics.tally where association = :subject";
            case Extent.WholeNetwork network -> " from statistics.tally where :subject::uuid is null";
        };
    }

    /** One's own acts, read as they are: they are few, and nobody else's tally is kept by mediator. */
    private static final String OWN = """
            select v.day, d.dimension, d.code, 1 as visits, v.persons, coalesce(r.requests, 0) as requests,
                   coalesce(r.minutes, 0) as minutes
            from visits.counted_visit v
            left join lateral (select count(*) as requests, sum(minutes) as minutes
                               from visits.counted_request r where r.visit = v.id) r on true
            cross join lateral (values ('TOTAL', ''), ('PRESENCE', v.presence), ('DIRECTION', lower(v.direction)),
                ('AGE_BAND', coalesce(v.age_band, ''))) d (dimension, code)
            where :subject = any (v.mediators) and v.day between :before and :to
            union all
            select r.day, d.dimension, d.code, 0, 0, 1, r.minutes
            from visits.counted_request r
            cross join lateral (values ('THEME', r.theme), ('OPERATOR', coalesce(r.operator, '')),
                ('LEVEL', r.level), ('RESULT', r.result)) d (dimension, code)
            where :subject = any (r.mediators) and r.day between :before and :to
            """;

    private List<Row> query(String sql, Extent extent, Period period, LocalDate before) {
        var subject = switch (extent) {
            case Extent.Own own -> own.mediator();
            case Extent.OfPoint point -> point.point();
            case Extent.OfAssociation association -> association.association();
            case Extent.WholeNetwork network -> null;
        };
        return database.sql(sql)
                .param("subject", subject, java.sql.Types.OTHER)
                .param("from", period.from())
                .param("to", period.to())
                .param("before", before)
                .query((row, n) -> new Row(
                        row.getObject("day", LocalDate.class),
                        row.getString("dimension"),
                        row.getString("code"),
                        row.getBoolean("now"),
                        new Sum(
                                row.getLong("visits"),
                                row.getLong("persons"),
                                row.getLong("requests"),
                                row.getLong("minutes"))))
                .list();
    }

    private static Report report(Period period, List<Row> lines, List<Row> daily) {
        var days = new TreeMap<LocalDate, Sum>();
        for (var day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) days.put(day, Sum.NOTHING);
        daily.forEach(row -> days.put(row.day(), row.sum()));

        var byDimension = new EnumMap<Dimension, Map<String, Line>>(Dimension.class);
        for (var row : lines) {
            var line = new Line(row.code(), row.now() ? row.sum() : Sum.NOTHING, row.now() ? Sum.NOTHING : row.sum());
            byDimension
                    .computeIfAbsent(Dimension.valueOf(row.dimension()), d -> new HashMap<>())
                    .merge(
                            row.code(),
                            line,
                            (a, b) -> new Line(
                                    a.code(), a.now().plus(b.now()), a.before().plus(b.before())));
        }
        var total = byDimension
                .getOrDefault(Dimension.TOTAL, Map.of())
                .getOrDefault("", new Line("", Sum.NOTHING, Sum.NOTHING));
        var ordered = new EnumMap<Dimension, List<Line>>(Dimension.class);
        byDimension.forEach((dimension, codes) -> {
            if (dimension != Dimension.TOTAL)
                ordered.put(
                        dimension,
                        codes.values().stream()
                                .filter(line -> line.now().requests()
                                                + line.before().requests()
                                                + line.now().visits()
                                                + line.before().visits()
                                        > 0)
                                .sorted(java.util.Comparator.comparingLong(
                                                (Line line) -> -line.now().requests())
                                        .thenComparing(Line::code))
                                .toList());
        });
        return new Report(period, total.now(), total.before(), days, ordered);
    }
}
