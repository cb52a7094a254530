// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Extent;
import fr.parvis.network.Points;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.NotFound;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.HiddenCells;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.statistics.domain.Sum;
import fr.parvis.values.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/**
 * The figures for other programs, under the same rules as the screens: an association's own of any days and exact, to the network's
 * head whole months that are over, without small counts.
 */
@RestController
@Tag(name = "figures")
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
     * @param by visits or requests (what a dimension splits) by code, the most first, what is hidden last by code; activities and
     *     tickets stand as visits
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
    private final HiddenMonths months;

    FiguresApi(Figures figures, SmallCounts smallCounts, Points points, HiddenMonths months) {
        this.figures = figures;
        this.months = months;
        this.smallCounts = smallCounts;
        this.points = points;
    }

    @Operation(
            operationId = "getFigures",
            summary = "Figures of a period",
            description =
                    "An association's own of any days. To the network's head, figures of the network or an association"
                            + " by whole months that are over (400 otherwise), without small counts: null where hidden,"
                            + " hidden lines last.")
    @Requires(Right.READ_FIGURES)
    @GetMapping("/api/v1/figures")
    FiguresDocument figures(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable UUID point,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable UUID association,
            SignedIn who) {
        if (!Period.holds(from, to, Figures.LONGEST_YEARS))
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
        if (!extent.mayBeReadBy(who)) throw new NotFound("extent");
        var period = new Period(from, to);
        if (own != null) return document(figures.of(extent, period), false);
        if (!months.mayTell(period))
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "outside an association figures are given by whole months that are over: from must be the first"
                            + " day of a month, to the last day of a month, "
                            + months.last().atEndOfMonth() + " at the latest");
        return document(figures.outside(extent, period), true);
    }

    private FiguresDocument document(Figures.Report report, boolean hiding) {
        var by = new LinkedHashMap<String, List<Count>>();
        for (var dimension : Dimension.values()) {
            if (dimension == Dimension.TOTAL || hiding && NOT_WHERE_HIDING.contains(dimension)) continue;
            var lines = report.lines(dimension);
            // those that were there from the start stand even when empty
            if (lines.isEmpty() && !ALWAYS.contains(dimension)) continue;
            boolean ofRequests = dimension.of() == Dimension.Of.REQUESTS;
            var counts = new ArrayList<Count>();
            for (var line : lines) {
                boolean hide = hiding
                        && (report.hidden().now().holds(dimension, line.code())
                                || smallCounts.isSmall(dimension.count(line.now())));
                counts.add(new Count(
                        line.code(),
                        hide || ofRequests ? null : line.now().visits(),
                        // hiding was decided by what the dimension splits
                        hide || !ofRequests && (hiding || !dimension.ofVisits())
                                ? null
                                : line.now().requests()));
            }
            by.put(dimension.name().toLowerCase(Locale.ROOT), counts);
        }
        var period = report.period();
        var total = totals(period, report.total(), hiding, report.hidden().now());
        return new FiguresDocument(
                period.from(),
                period.to(),
                total.visits(),
                total.persons(),
                total.requests(),
                total.minutes(),
                totals(period.before(), report.before(), hiding, report.hidden().before()),
                totals(
                        period.yearBefore(),
                        report.yearBefore(),
                        hiding,
                        report.hidden().yearBefore()),
                hiding ? smallCounts.threshold() : null,
                by);
    }

    private Totals totals(Period period, Sum sum, boolean hiding, HiddenCells hidden) {
        boolean hide = hiding && (hidden.all() || smallCounts.isSmall(sum.visits()));
        return new Totals(
                period.from(),
                period.to(),
                hide ? null : sum.visits(),
                hide ? null : sum.persons(),
                hide ? null : sum.requests(),
                hide ? null : sum.minutes());
    }
}
