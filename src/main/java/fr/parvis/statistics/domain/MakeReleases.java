// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Communes;
import fr.parvis.network.Communes.Department;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.Protection;
import fr.parvis.protection.SmallCounts;
import fr.parvis.statistics.PublicFigures.Line;
import fr.parvis.statistics.PublicFigures.Release;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Sha256;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what the public is told of a month, once, some days after its end. What is corrected later makes another version when each
 * number that was told stays or changes by the threshold at least; until then the month stays as it was told.
 */
@Component
public class MakeReleases {
    /** Days after a month's end in which offline devices and late entries still deliver acts. */
    private static final int DAYS_OF_GRACE = 5;

    /** Outcome of making. */
    public enum Outcome {
        MADE,
        UNCHANGED,
        /** A correction is too small to be told. */
        STAYS,
        /** It cannot be told without telling what was hidden. */
        NOT_SAFE
    }

    private final JdbcClient database;
    private final Releases releases;
    private final HiddenMonths hiddenMonths;
    private final Nomenclature nomenclature;
    private final Points points;
    private final Communes communes;
    private final SmallCounts smallCounts;
    private final Clock clock;

    MakeReleases(
            JdbcClient database,
            Releases releases,
            HiddenMonths hiddenMonths,
            Nomenclature nomenclature,
            Points points,
            Communes communes,
            SmallCounts smallCounts,
            Clock clock) {
        this.database = database;
        this.releases = releases;
        this.hiddenMonths = hiddenMonths;
        this.nomenclature = nomenclature;
        this.points = points;
        this.communes = communes;
        this.smallCounts = smallCounts;
        this.clock = clock;
    }

    /** The last month that may be told. */
    public YearMonth last() {
        return YearMonth.from(NetworkTime.today(clock).minusDays(DAYS_OF_GRACE)).minusMonths(1);
    }

    /** Makes the release of a month, or its next version; asked for by the network. */
    @Transactional
    public Outcome make(YearMonth month) {
        if (month.isAfter(last())) throw new IllegalArgumentException(month + " is not over long enough");
        var told = releases.history(month);
        var table = table(month);
        var hash = Sha256.hex(Releases.text(table.counted()));
        if (releases.hash(month).filter(hash::equals).isPresent()) return Outcome.UNCHANGED;
        var before = told.isEmpty() ? List.<Line>of() : told.getLast().lines();
        if (!told.isEmpty() && !mayBeTold(told, table.counted())) return Outcome.STAYS;
        var lines = protect(month, table, before);
        if (lines.isEmpty()) return Outcome.NOT_SAFE;
        releases.add(new Release(month, told.size() + 1, clock.instant(), smallCounts.threshold(), lines.get()), hash);
        return Outcome.MADE;
    }

    private Optional<List<Line>> protect(YearMonth month, ReleaseTable table, List<Line> before) {
        var silent = hiddenMonths.hidden(Set.of(month)).getOrDefault(month, Map.of()).entrySet().stream()
                .filter(one -> one.getValue().all())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return table.protect(new Protection(smallCounts.threshold(), smallCounts.order()), before, silent);
    }

    /** A change from 1 to the threshold less one is a small count as well: who kept the first version would subtract it. */
    private boolean mayBeTold(List<Release> told, List<Line> now) {
        var counts = now.stream().collect(Collectors.toMap(MakeReleases::name, Function.identity()));
        for (var release : told)
            for (var line : release.lines()) {
                if (line.hidden()) continue;
                var same = counts.get(name(line));
                if (isSmallChange(line.visits(), same == null ? null : same.visits())
                        || isSmallChange(line.persons(), same == null ? null : same.persons())
                        || isSmallChange(line.requests(), same == null ? null : same.requests())) return false;
            }
        var names = told.getLast().lines().stream().map(MakeReleases::name).collect(Collectors.toSet());
        return now.stream()
                .filter(line -> !names.contains(name(line)))
                .noneMatch(line -> isSmallChange(0L, line.visits())
                        || isSmallChange(0L, line.persons())
                        || isSmallChange(0L, line.requests()));
    }

    private boolean isSmallChange(@Nullable Long before, @Nullable Long now) {
        return smallCounts.isSmall(
                Math.abs(Objects.requireNonNullElse(before, 0L) - Objects.requireNonNullElse(now, 0L)));
    }

    private static String name(Line line) {
        return line.level() + "|" + line.code() + '|' + line.upper() + '|' + line.family();
    }

    ReleaseTable table(YearMonth month) {
        var departments =
                communes.departments().stream().collect(Collectors.toMap(Department::code, Function.identity()));
        var pointOf = points.list().stream().collect(Collectors.toMap(Point::id, Function.identity()));
        var departmentOf = new HashMap<String, String>();
        pointOf.values().forEach(point -> departmentOf.put(point.insee(), point.department()));
        return new ReleaseTable(
                month, counts(month, pointOf), commune -> departmentOf.getOrDefault(commune, ""), department -> {
                    var known = departments.get(department);
                    return known == null ? department : known.region();
                });
    }

    private MonthCounts counts(YearMonth month, Map<UUID, Point> pointOf) {
        var catalogue = nomenclature.on(month.atEndOfMonth());
        var familyOf = catalogue.list(CodeList.THEME).stream()
                .collect(Collectors.toMap(
                        code -> code.code(), code -> Figures.familyOf(code.code(), catalogue), (one, other) -> one));
        var counts = new MonthCounts();
        database.sql("""
                select scope, association, cells from statistics.sheet
                where association is not null and start = :first and grain = 'm' and part in ('total', 'main')
                  and (scope = association or scope = any(:points))
                union all
                select association, association, cells from statistics.pending
                where not network_alone and day between :first and :last
                union all
                select point, association, cells from statistics.pending
                where not network_alone and day between :first and :last and point = any(:points)\
                """)
                .param("points", pointOf.keySet().toArray(UUID[]::new))
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .query(ResultRow.each(row -> {
                    var association = row.uuid("association");
                    var cells = new Cells().addJson(row.text("cells"));
                    var point = pointOf.get(row.uuid("scope"));
                    if (row.uuid("scope").equals(association)) counts.addAssociation(association, cells, familyOf);
                    else if (point != null) counts.addPoint(association, point.insee(), cells, familyOf);
                }));
        return counts.settled();
    }
}
