// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Communes.Department;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.SmallCounts;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.values.Period;
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
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures that anybody may see: releases of months, and sums of them, kept for an hour: a crowd that looks costs as much as one. */
@Component
class DatabasePublicFigures implements PublicFigures {
    private static final Duration HOLDS = Duration.ofHours(1);
    private static final int MONTHS = 12;

    private record Told(Instant at, Year year) {}

    private record Counted(String label, long count, boolean hidden) {}

    private final Releases releases;
    private final MakeReleases makeReleases;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;
    private final FamilyNames families;
    private final Communes communes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final Map<String, String> communeNames = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, String> departmentNames;

    DatabasePublicFigures(
            Releases releases,
            MakeReleases makeReleases,
            SmallCounts smallCounts,
            Nomenclature nomenclature,
            FamilyNames families,
            Communes communes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.releases = releases;
        this.makeReleases = makeReleases;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
        this.families = families;
        this.communes = communes;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.clock = clock;
    }

    @Override
    public List<Release> releases() {
        return Objects.requireNonNull(
                Asking.as(Scope.everybody()).call(() -> transaction.execute(status -> releases.list())));
    }

    @Override
    public List<Release> history(YearMonth month) {
        return Objects.requireNonNull(
                Asking.as(Scope.everybody()).call(() -> transaction.execute(status -> releases.history(month))));
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
                                : new Told(clock.instant(), year(locale)))
                .year();
    }

    @Override
    public String placeName(Level level, String code) {
        return switch (level) {
            case NETWORK -> "";
            case REGION -> code;
            case DEPARTMENT -> departments().getOrDefault(code, code);
            case COMMUNE ->
                communeNames.computeIfAbsent(
                        code, insee -> communes.find(insee).map(Commune::name).orElse(insee));
        };
    }

    private Map<String, String> departments() {
        var known = departmentNames;
        if (known == null) {
            known = communes.departments().stream().collect(Collectors.toMap(Department::code, Department::name));
            departmentNames = known;
        }
        return known;
    }

    @Override
    public String familyName(String code, LocalDate day, Locale locale) {
        return code.isEmpty() ? "" : families.name(nomenclature.on(day), code, locale);
    }

    /** Months up to the last that was told, from the first one on after which none is missing or hidden as a whole. */
    private Year year(Locale locale) {
        var known = new HashMap<YearMonth, Release>();
        for (var release : releases()) known.put(release.month(), release);
        var over = makeReleases.last();
        // a month that is over is told some time later, or never where that is not safe: those before it stay
        var last = known.keySet().stream()
                .filter(month -> !month.isAfter(over))
                .max(Comparator.naturalOrder())
                .orElse(over);
        var first = last.minusMonths(MONTHS - 1);
        var shown = new ArrayList<Release>();
        for (var month = last; !month.isBefore(first); month = month.minusMonths(1)) {
            var release = known.get(month);
            if (release == null || whole(release) == null) break;
            shown.addFirst(release);
        }
        if (shown.isEmpty()) return nothing(new Period(first.atDay(1), last.atEndOfMonth()));
        var period = new Period(shown.getFirst().month().atDay(1), last.atEndOfMonth());
        var catalogue = nomenclature.on(period.to());
        var byMonth = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
        return new Year(
                period.from(),
                period.to(),
                sum(shown, Line::visits),
                sum(shown, Line::persons),
                sum(shown, Line::requests),
                shown.stream()
                        .map(release -> new Amount(
                                byMonth.format(release.month()),
                                Objects.requireNonNull(whole(release)).visits()))
                        .toList(),
                amounts(
                        lines(shown, line -> line.level() == Level.NETWORK && line.family() != null),
                        Line::family,
                        Line::requests,
                        code -> code.isEmpty() ? "" : families.name(catalogue, code, locale)),
                amounts(
                        lines(shown, line -> line.level() == Level.REGION && line.family() == null),
                        Line::code,
                        Line::visits,
                        code -> code),
                smallCounts.threshold());
    }

    /** The line of the network; null where it is hidden. */
    private static @Nullable Line whole(Release release) {
        return release.lines().stream()
                .filter(line -> line.level() == Level.NETWORK && line.family() == null && !line.hidden())
                .findFirst()
                .orElse(null);
    }

    private static long sum(List<Release> shown, Function<Line, @Nullable Long> of) {
        return shown.stream()
                .map(DatabasePublicFigures::whole)
                .filter(Objects::nonNull)
                .map(of)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<Line> lines(List<Release> shown, Predicate<Line> which) {
        return shown.stream()
                .flatMap(release -> release.lines().stream())
                .filter(which)
                .toList();
    }

    /** Sums of months; hidden where one month is, since subtracting the others would disclose it. */
    private static List<Amount> amounts(
            List<Line> lines,
            Function<Line, @Nullable String> code,
            Function<Line, @Nullable Long> count,
            Function<String, String> label) {
        var sums = new HashMap<String, Long>();
        var hidden = new HashSet<String>();
        for (var line : lines) {
            var of = Objects.requireNonNullElse(code.apply(line), "");
            var number = count.apply(line);
            if (number == null) hidden.add(of);
            sums.merge(of, number == null ? 0 : number, Long::sum);
        }
        var counted = new ArrayList<Counted>();
        sums.forEach((of, sum) -> {
            if (sum > 0 || hidden.contains(of)) counted.add(new Counted(label.apply(of), sum, hidden.contains(of)));
        });
        return inOrder(counted);
    }

    private Year nothing(Period period) {
        return new Year(
                period.from(), period.to(), null, null, null, List.of(), List.of(), List.of(), smallCounts.threshold());
    }

    /** The most first, what has no name after it; what is hidden stands last, by its name: its place must not tell how much it is. */
    private static List<Amount> inOrder(List<Counted> counted) {
        return Stream.concat(
                        counted.stream()
                                .filter(one -> !one.hidden())
                                .sorted(Comparator.comparing(
                                                (Counted one) -> one.label().isEmpty())
                                        .thenComparing(Comparator.comparingLong(Counted::count)
                                                .reversed())
                                        .thenComparing(Counted::label))
                                .map(one -> new Amount(one.label(), one.count())),
                        counted.stream()
                                .filter(Counted::hidden)
                                .sorted(Comparator.comparing(Counted::label))
                                .map(one -> new Amount(one.label(), hide())))
                .toList();
    }

    private static @Nullable Long hide() {
        return null;
    }
}
