package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Communes;
import fr.parvis.network.Communes.Department;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Language;
import fr.parvis.shell.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.statistics.PublicFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sums of the whole network that anybody may see, kept for an hour: a crowd that looks costs as much as one. */
@Component
class TellEverybody implements PublicFigures {
    private static final Duration HOLDS = Duration.ofHours(1);
    private static final int MONTHS = 12;
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");

    private record Told(Instant at, Year year) {}

    private record Counted(String label, long count) {}

    private final Figures figures;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;
    private final Points points;
    private final Communes communes;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    TellEverybody(
            Figures figures,
            SmallCounts smallCounts,
            Nomenclature nomenclature,
            Points points,
            Communes communes,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.figures = figures;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
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
        var last = YearMonth.from(LocalDate.now(clock.withZone(HOME))).minusMonths(1);
        var period = new Period(last.minusMonths(MONTHS - 1).atDay(1), last.atEndOfMonth());
        // whatever scope the visitor has, which is none: these sums are of all
        return Asking.as(Scope.network()).call(() -> transaction.execute(status -> told(period, locale)));
    }

    private Year told(Period period, Locale locale) {
        var report = figures.of(new Extent.WholeNetwork(), period);
        var total = report.total();
        if (smallCounts.isSmall(total.visits()))
            return new Year(
                    period.from(),
                    period.to(),
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    smallCounts.threshold());
        var catalogue = nomenclature.on(period.to());
        var families = report.lines(Dimension.FAMILY).stream()
                .filter(line -> line.now().requests() > 0)
                .map(line -> new Counted(
                        line.code().isEmpty() ? "" : family(catalogue, line.code(), locale),
                        line.now().requests()))
                .toList();
        return new Year(
                period.from(),
                period.to(),
                total.visits(),
                total.persons(),
                total.requests(),
                shown(months(report, locale)),
                shown(families),
                shown(regions(period, total.visits())),
                smallCounts.threshold());
    }

    /** Code lists are kept in French and English; the public's other languages name the families themselves. */
    private static String family(Catalogue catalogue, String code, Locale locale) {
        var key = "publicsite.family." + code;
        return Language.of(locale).isOfStaff() || !Words.has(key)
                ? catalogue.brief(CodeList.THEME, code, locale)
                : Words.t(locale, key);
    }

    private static List<Counted> months(Figures.Report report, Locale locale) {
        var month = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
        var sums = new TreeMap<YearMonth, Long>();
        report.days().forEach((day, sum) -> sums.merge(YearMonth.from(day), sum.visits(), Long::sum));
        return sums.entrySet().stream()
                .map(one -> new Counted(month.format(one.getKey()), one.getValue()))
                .toList();
    }

    /** Visits by region of their point, from the monthly sheets of points. */
    private List<Counted> regions(Period period, long all) {
        var regionOf = communes.departments().stream().collect(Collectors.toMap(Department::code, Department::region));
        var ofPoint = new HashMap<UUID, String>();
        for (var point : points.list()) ofPoint.put(point.id(), regionOf.getOrDefault(point.department(), ""));
        var sums = new HashMap<String, Long>();
        database.sql("""
                        select scope, cells from statistics.sheet
                        where scope = any(:points) and grain = 'm' and part = 'total' and start between :from and :to""")
                .param("points", ofPoint.keySet().toArray(UUID[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .query(row -> {
                    var cells = new Cells().addJson(row.getString("cells"));
                    sums.merge(
                            ofPoint.getOrDefault(row.getObject("scope", UUID.class), ""),
                            cells.total().visits(),
                            Long::sum);
                });
        long placed = sums.values().stream().mapToLong(Long::longValue).sum();
        // what waits to be folded into sheets, or was done for no point
        if (all > placed) sums.merge("", all - placed, Long::sum);
        var regions = new ArrayList<Counted>();
        sums.entrySet().stream()
                .filter(one -> !one.getKey().isEmpty() && one.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(one -> regions.add(new Counted(one.getKey(), one.getValue())));
        Long nowhere = sums.get("");
        if (nowhere != null && nowhere > 0) regions.add(new Counted("", nowhere));
        return regions;
    }

    private List<Amount> shown(List<Counted> counted) {
        var hidden = smallCounts.hidden(counted.stream().map(Counted::count).toList());
        var shown = new ArrayList<Amount>();
        for (int i = 0; i < counted.size(); i++)
            shown.add(new Amount(
                    counted.get(i).label(),
                    hidden.get(i) ? hide() : Long.valueOf(counted.get(i).count())));
        return shown;
    }

    private static @Nullable Long hide() {
        return null;
    }
}
