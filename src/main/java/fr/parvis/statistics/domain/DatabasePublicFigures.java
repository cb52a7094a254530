package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.Scope;
import fr.parvis.network.Communes;
import fr.parvis.network.Communes.Department;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.SmallCounts;
import fr.parvis.statistics.PublicFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sums of the whole network that anybody may see, of whole months that are over, kept for an hour: a crowd that looks costs as much as one. */
@Component
class DatabasePublicFigures implements PublicFigures {
    private static final Duration HOLDS = Duration.ofHours(1);
    private static final int MONTHS = 12;

    private record Told(Instant at, Year year) {}

    private record Counted(String label, long count, boolean hidden) {}

    private final Figures figures;
    private final HiddenMonths hiddenMonths;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;
    private final FamilyNames families;
    private final Points points;
    private final Communes communes;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    DatabasePublicFigures(
            Figures figures,
            HiddenMonths hiddenMonths,
            SmallCounts smallCounts,
            Nomenclature nomenclature,
            FamilyNames families,
            Points points,
            Communes communes,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.figures = figures;
        this.hiddenMonths = hiddenMonths;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
        this.families = families;
        this.points = points;
        this.communes = communes;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.clock = clock;
    }

    @Override
    public Year lastTwelveMonths(Locale locale) {
        return told.compute(
                        locale.getLanguage(),
                        (language, known) -> known != null
                                        && Duration.between(known.at(), clock.instant())
                                                        .compareTo(HOLDS)
                                                < 0
                                ? known
                                : new Told(clock.instant(), count(locale)))
                .year();
    }

    private Year count(Locale locale) {
        var last = hiddenMonths.last();
        var period = new Period(last.minusMonths(MONTHS - 1).atDay(1), last.atEndOfMonth());
        // whatever scope the visitor has, which is none: these sums are of all
        return Asking.as(Scope.network()).call(() -> transaction.execute(status -> told(period, locale)));
    }

    /**
     * Each amount is a sum of months none of which is hidden: what a year tells less what the year of a month before told is a month
     * that could have been told by itself.
     */
    private Year told(Period twelve, Locale locale) {
        var months = hiddenMonths.hidden(Set.copyOf(HiddenMonths.months(twelve)));
        var from = twelve.from();
        for (var month : HiddenMonths.months(twelve))
            if (hiddenOf(months, month, SheetKey.NETWORK).all())
                from = month.plusMonths(1).atDay(1);
        if (from.isAfter(twelve.to())) return nothing(twelve);
        var period = new Period(from, twelve.to());
        var report = figures.outside(new Extent.WholeNetwork(), period);
        var total = report.total();
        if (smallCounts.isSmall(total.visits())) return nothing(twelve);
        var catalogue = nomenclature.on(period.to());
        var hidden = report.hidden().now();
        var asked = report.lines(Dimension.FAMILY).stream()
                .filter(line -> line.now().requests() > 0)
                .map(line -> new Counted(
                        line.code().isEmpty() ? "" : families.name(catalogue, line.code(), locale),
                        line.now().requests(),
                        hidden.holds(Dimension.FAMILY, line.code())))
                .toList();
        return new Year(
                period.from(),
                period.to(),
                total.visits(),
                total.persons(),
                total.requests(),
                shown(months(report, locale)),
                shown(asked),
                shown(regions(period, report.days(), months)),
                smallCounts.threshold());
    }

    private Year nothing(Period period) {
        return new Year(
                period.from(), period.to(), null, null, null, List.of(), List.of(), List.of(), smallCounts.threshold());
    }

    private static HiddenCells hiddenOf(Map<YearMonth, Map<UUID, HiddenCells>> months, YearMonth month, UUID scope) {
        var hidden = months.getOrDefault(month, Map.of()).get(scope);
        return hidden == null ? HiddenCells.none() : hidden;
    }

    private static List<Counted> months(Figures.Report report, Locale locale) {
        var month = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
        return report.days().entrySet().stream()
                .map(one ->
                        new Counted(month.format(one.getKey()), one.getValue().visits(), false))
                .toList();
    }

    /** Visits by association and region of their point, from the monthly sheets of points and what waits for them. */
    private static final class Regions {
        private static final UUID NO_POINT = new UUID(0, 0);

        private final Map<UUID, Map<String, Long>> rows = new TreeMap<>();

        void add(UUID association, String region, long visits) {
            if (visits > 0)
                rows.computeIfAbsent(association, a -> new TreeMap<>()).merge(region, visits, Long::sum);
        }

        long sum() {
            return rows.values().stream()
                    .flatMap(of -> of.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
        }

        Map<String, Long> sums() {
            var sums = new TreeMap<String, Long>();
            rows.values().forEach(of -> of.forEach((region, visits) -> sums.merge(region, visits, Long::sum)));
            return sums;
        }

        /** What must be hidden of a month, beside the totals of the associations that others are told. */
        Set<String> hidden(Set<UUID> silent, int threshold) {
            var flow = new CellFlow(threshold);
            int source = flow.node();
            int sink = flow.node();
            var columns = new HashMap<String, Integer>();
            var arcs = new HashMap<String, Integer>();
            sums().forEach((region, visits) -> {
                columns.put(region, flow.node());
                arcs.put(region, flow.told(columns.getOrDefault(region, sink), sink, visits, 1));
            });
            rows.forEach((association, of) -> {
                int row = flow.node();
                long all = of.values().stream().mapToLong(Long::longValue).sum();
                if (silent.contains(association) || association.equals(NO_POINT)) flow.open(source, row, all);
                of.forEach((region, visits) -> flow.open(row, columns.getOrDefault(region, sink), visits));
            });
            if (!flow.protect().isEmpty()) return Set.copyOf(arcs.keySet());
            var hidden = new HashSet<String>();
            arcs.forEach((region, arc) -> {
                if (flow.isHidden(arc)) hidden.add(region);
            });
            // where an association of which nothing is told is at work, its region would tell of it
            silent.forEach(association ->
                    hidden.addAll(rows.getOrDefault(association, Map.of()).keySet()));
            return hidden;
        }
    }

    private List<Counted> regions(
            Period period, Map<LocalDate, Sum> visits, Map<YearMonth, Map<UUID, HiddenCells>> hiddenMonth) {
        var regionOf = communes.departments().stream().collect(Collectors.toMap(Department::code, Department::region));
        var pointOf = points.list().stream().collect(Collectors.toMap(Point::id, Function.identity()));
        var months = new TreeMap<LocalDate, Regions>();
        database.sql("""
            select scope as point, start as month, cells from statistics.sheet
            where scope = any(:points) and grain = 'm' and part = 'total' and start between :from and :to
            union all
            select point, date_trunc('month', day)::date, cells from statistics.pending
            where point = any(:points) and not network_alone and day between :from and :to\
            """)
                .param("points", pointOf.keySet().toArray(UUID[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .query(ResultRow.each(row -> {
                    var point = pointOf.get(row.uuidOrNull("point"));
                    if (point == null) return;
                    months.computeIfAbsent(row.dayOrNull("month"), m -> new Regions())
                            .add(
                                    point.association(),
                                    regionOf.getOrDefault(point.department(), ""),
                                    new Cells()
                                            .addJson(row.text("cells"))
                                            .total()
                                            .visits());
                }));
        var sums = new TreeMap<String, Long>();
        var hidden = new HashSet<String>();
        visits.forEach((month, sum) -> {
            var regions = months.computeIfAbsent(month, m -> new Regions());
            // what was done for no point
            regions.add(Regions.NO_POINT, "", sum.visits() - regions.sum());
            var silent = hiddenMonth.getOrDefault(YearMonth.from(month), Map.of()).entrySet().stream()
                    .filter(one -> one.getValue().all())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            hidden.addAll(regions.hidden(silent, smallCounts.threshold()));
            regions.sums().forEach((region, count) -> sums.merge(region, count, Long::sum));
        });
        var regions = new ArrayList<Counted>();
        sums.forEach((region, count) -> {
            if (!region.isEmpty()) regions.add(new Counted(region, count, hidden.contains(region)));
        });
        regions.sort(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::label));
        var nowhere = sums.get("");
        if (nowhere != null) regions.add(new Counted("", nowhere, hidden.contains("")));
        return regions;
    }

    /** What is hidden stands last, by its name: its place must not tell how much it is. */
    private List<Amount> shown(List<Counted> counted) {
        return Stream.concat(
                        counted.stream().filter(one -> !isHidden(one)).map(one -> new Amount(one.label(), one.count())),
                        counted.stream()
                                .filter(this::isHidden)
                                .sorted(Comparator.comparing(Counted::label))
                                .map(one -> new Amount(one.label(), hide())))
                .toList();
    }

    private boolean isHidden(Counted counted) {
        return counted.hidden() || smallCounts.isSmall(counted.count());
    }

    private static @Nullable Long hide() {
        return null;
    }
}
