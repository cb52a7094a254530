package fr.parvis.statistics.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.SmallCounts;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Extent;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.Period;
import fr.parvis.statistics.domain.Sum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The figures for other programs, under the same rules as the screens. */
@RestController
class FiguresApi {

    /** A count; null where it is hidden because it is small. */
    record Count(
            String code, @Nullable Long visits, @Nullable Long requests) {}

    /** Totals of another period; absent where they are hidden. */
    record Totals(
            LocalDate from,
            LocalDate to,
            @Nullable Long visits,
            @Nullable Long persons,
            @Nullable Long requests,
            @Nullable Long minutes) {}

    /**
     * Sums of a period.
     *
     * @param before the period before, of the same make
     * @param yearBefore the same days of the year before
     * @param by visits or requests (what a dimension splits) by code; activities and tickets stand as visits
     * @param smallCountsBelow counts under it are hidden; null when nothing is
     */
    record FiguresDocument(
            LocalDate from,
            LocalDate to,
            @Nullable Long visits,
            @Nullable Long persons,
            @Nullable Long requests,
            @Nullable Long minutes,
            Totals before,
            Totals yearBefore,
            @Nullable Integer smallCountsBelow,
            Map<String, List<Count>> by) {}

    private static final Set<Dimension> ALWAYS = EnumSet.of(
            Dimension.THEME,
            Dimension.OPERATOR,
            Dimension.LEVEL,
            Dimension.RESULT,
            Dimension.PRESENCE,
            Dimension.DIRECTION,
            Dimension.AGE_BAND);

    /** A team's name is its association's; a family less its other themes would tell a hidden one. */
    private static final Set<Dimension> NOT_WHERE_HIDING = EnumSet.of(Dimension.TEAM, Dimension.FAMILY);

    private final Figures figures;
    private final SmallCounts smallCounts;
    private final Points points;

    FiguresApi(Figures figures, SmallCounts smallCounts, Points points) {
        this.figures = figures;
        this.smallCounts = smallCounts;
        this.points = points;
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping("/api/v1/figures")
    FiguresDocument figures(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable UUID point,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable UUID association,
            SignedIn who) {
        if (!Period.holds(from, to))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "to must not be before from, nor 5 years after");
        var own = who.association();
        Extent extent;
        if (point != null) {
            var found = points.find(point).orElseThrow(() -> new NotFound("point"));
            extent = new Extent.OfPoint(found.id(), found.association());
        } else if (team != null && own != null) {
            extent = new Extent.OfTeam(team, own);
        } else if (association != null) {
            extent = new Extent.OfAssociation(association);
        } else {
            extent = own == null ? new Extent.WholeNetwork() : new Extent.OfAssociation(own);
        }
        if (!Figures.mayRead(who, extent)) throw new NotFound("extent");
        return document(figures.of(extent, new Period(from, to)), own == null);
    }

    private FiguresDocument document(Figures.Report report, boolean hiding) {
        var by = new LinkedHashMap<String, List<Count>>();
        for (var dimension : Dimension.values()) {
            if (dimension == Dimension.TOTAL || hiding && NOT_WHERE_HIDING.contains(dimension)) continue;
            var lines = report.lines(dimension);
            // those that were there from the start stand even when empty
            if (lines.isEmpty() && !ALWAYS.contains(dimension)) continue;
            var numbers =
                    lines.stream().map(line -> dimension.count(line.now())).toList();
            var hidden = hiding
                    ? smallCounts.hidden(numbers)
                    : numbers.stream().map(number -> false).toList();
            boolean ofRequests = dimension.of() == Dimension.Of.REQUESTS;
            var counts = new ArrayList<Count>();
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean hide = hidden.get(i);
                counts.add(new Count(
                        line.code(),
                        hide || ofRequests ? null : line.now().visits(),
                        hide || dimension.of() != Dimension.Of.REQUESTS && !dimension.ofVisits()
                                ? null
                                : line.now().requests()));
            }
            by.put(dimension.name().toLowerCase(Locale.ROOT), counts);
        }
        var period = report.period();
        var total = totals(period, report.total(), hiding);
        return new FiguresDocument(
                period.from(),
                period.to(),
                total.visits(),
                total.persons(),
                total.requests(),
                total.minutes(),
                totals(period.before(), report.before(), hiding),
                totals(period.yearBefore(), report.yearBefore(), hiding),
                hiding ? smallCounts.threshold() : null,
                by);
    }

    private Totals totals(Period period, Sum sum, boolean hiding) {
        boolean hide = hiding && smallCounts.isSmall(sum.visits());
        return new Totals(
                period.from(),
                period.to(),
                hide ? null : sum.visits(),
                hide ? null : sum.persons(),
                hide ? null : sum.requests(),
                hide ? null : sum.minutes());
    }
}
