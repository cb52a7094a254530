package fr.parvis.statistics.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Extent;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.Period;
import fr.parvis.statistics.domain.SmallCounts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Sums of a period.
     *
     * @param smallCountsBelow counts under it are hidden; null when nothing is
     */
    record FiguresDocument(
            LocalDate from,
            LocalDate to,
            @Nullable Long visits,
            @Nullable Long persons,
            @Nullable Long requests,
            @Nullable Long minutes,
            @Nullable Integer smallCountsBelow,
            Map<String, List<Count>> by) {}

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
            SignedIn who) {
        if (!Period.holds(from, to))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "to must not be before from, nor 5 years after");
        var association = who.association();
        Extent extent;
        if (point != null) {
            var found = points.find(point).orElseThrow(() -> new NotFound("point"));
            extent = new Extent.OfPoint(found.id(), found.association());
        } else {
            extent = association == null ? new Extent.WholeNetwork() : new Extent.OfAssociation(association);
        }
        if (!Figures.mayRead(who, extent)) throw new NotFound("extent");
        return document(figures.of(extent, new Period(from, to)), association == null);
    }

    private FiguresDocument document(Figures.Report report, boolean hiding) {
        var by = new LinkedHashMap<String, List<Count>>();
        for (var dimension : Dimension.values()) {
            if (dimension == Dimension.TOTAL) continue;
            var lines = report.lines().getOrDefault(dimension, List.of());
            var hidden = hiding
                    ? smallCounts.hidden(lines.stream()
                            .map(l -> dimension.ofVisits()
                                    ? l.now().visits()
                                    : l.now().requests())
                            .toList())
                    : null;
            var counts = new java.util.ArrayList<Count>();
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean hide = hidden != null && hidden.get(i);
                counts.add(new Count(
                        line.code(),
                        hide || !dimension.ofVisits() ? null : line.now().visits(),
                        hide ? null : line.now().requests()));
            }
            by.put(dimension.name().toLowerCase(Locale.ROOT), counts);
        }
        boolean hideAll = hiding && smallCounts.isSmall(report.total().visits());
        var total = report.total();
        return new FiguresDocument(
                report.period().from(),
                report.period().to(),
                hideAll ? null : total.visits(),
                hideAll ? null : total.persons(),
                hideAll ? null : total.requests(),
                hideAll ? null : total.minutes(),
                hiding ? smallCounts.threshold() : null,
                by);
    }
}
