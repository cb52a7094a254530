// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what periods need in one statement, so as of one moment: an act is counted once, whether it waits or stands in a sheet. The
 * cost does not depend on how many acts there are, only on how many months and days.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReadLedger {
    private static final String SHEETS = """
            select false as loose, grain, start as day, part, cells from statistics.sheet
            where scope = :scope and grain = 'm' and part = any(:parts) and start = any(:months::date[])
            union all
            select false, grain, start, part, cells from statistics.sheet
            where scope = :scope and grain = 'd' and part = any(:parts) and start = any(:days::date[])
            union all
            select false, grain, start, part, cells from statistics.sheet
            where scope = :scope and grain = 'd' and part = 'total' and start between cast(:from as date) and cast(:to as date)
              and start <> all(:days::date[])
            union all
            select true, 'd', day, null, cells from statistics.pending where day between :first and :last and
            """;

    private static final String OWN_SHEETS = SHEETS.replace("statistics.sheet", "statistics.own_sheet")
            .replace("statistics.pending", "statistics.own_pending");

    private final JdbcClient database;
    private final ReadActs acts;
    private final OwnDue ownDue;

    ReadLedger(JdbcClient database, ReadActs acts, OwnDue ownDue) {
        this.database = database;
        this.acts = acts;
        this.ownDue = ownDue;
    }

    /**
     * @param parts besides the totals
     * @param daily period whose days' totals are wanted too
     */
    Ledger handle(Extent extent, Set<Part> parts, Collection<Period> periods, @Nullable Period daily) {
        var first = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
        var last = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
        var ledger = new Ledger();
        if (extent instanceof Extent.Own own && !isInSheets(parts)) {
            for (var span : Span.of(periods)) readOwn(own, span, ledger);
            return ledger;
        }
        var pieces = periods.stream().map(Pieces::of).toList();
        var read = EnumSet.of(Part.TOTAL);
        read.addAll(parts);
        var statement = database.sql((extent instanceof Extent.Own ? OWN_SHEETS : SHEETS) + waiting(extent))
                .param("scope", scope(extent))
                .param("parts", read.stream().map(Part::key).toArray(String[]::new))
                .param("months", days(pieces.stream().flatMap(p -> p.months().stream())))
                .param("days", days(pieces.stream().flatMap(p -> p.days().stream())))
                .param("from", daily == null ? null : daily.from())
                .param("to", daily == null ? null : daily.to())
                .param("first", first)
                .param("last", last);
        if (extent instanceof Extent.OfTeam of)
            statement = statement.param("association", of.association()).param("team", of.team());
        statement.query(ResultRow.each(row -> {
            var day = row.day("day");
            var cells = row.flag("loose")
                    ? ledger.loose(day)
                    : row.text("grain").equals("m") ? ledger.month(day) : ledger.day(day);
            cells.addJson(row.text("cells"));
        }));
        return ledger;
    }

    /** Whether one's own sheets hold these parts and were counted since they are kept. */
    private boolean isInSheets(Set<Part> parts) {
        return !parts.contains(Part.WALLS) && !parts.contains(Part.ACTS) && !ownDue.holds(Asking.association());
    }

    private void readOwn(Extent.Own own, Span span, Ledger ledger) {
        acts.ofMediator(
                own.mediator(),
                span.from(),
                span.to(),
                act -> ledger.loose(act.day()).add(act.cells()));
        acts.othersOfMediator(
                own.mediator(),
                span.from(),
                span.to(),
                (place, cells) -> ledger.loose(place.day()).add(cells));
    }

    /** Days in a row, of one period or of several that overlap: no day stands in two. */
    private record Span(LocalDate from, LocalDate to) {
        static List<Span> of(Collection<Period> periods) {
            var spans = new ArrayList<Span>();
            for (var period :
                    periods.stream().sorted(Comparator.comparing(Period::from)).toList()) {
                var last = spans.isEmpty() ? null : spans.getLast();
                if (last == null || period.from().isAfter(last.to())) {
                    spans.add(new Span(period.from(), period.to()));
                } else if (period.to().isAfter(last.to())) {
                    spans.set(spans.size() - 1, new Span(last.from(), period.to()));
                }
            }
            return spans;
        }
    }

    private static String waiting(Extent extent) {
        return switch (extent) {
            case Extent.OfPoint point -> "point = :scope";
            case Extent.OfTeam team -> "association = :association and team = :team and not network_alone";
            case Extent.OfAssociation of -> "association = :scope and not network_alone";
            case Extent.WholeNetwork network -> "true";
            case Extent.Own own -> "account = :scope";
        };
    }

    private static UUID scope(Extent extent) {
        return switch (extent) {
            case Extent.OfPoint point -> point.point();
            case Extent.OfTeam team -> SheetKey.team(team.association(), team.team());
            case Extent.OfAssociation of -> of.association();
            case Extent.WholeNetwork network -> SheetKey.NETWORK;
            case Extent.Own own -> own.mediator();
        };
    }

    private static String[] days(Stream<LocalDate> days) {
        return new TreeSet<>(days.toList()).stream().map(LocalDate::toString).toArray(String[]::new);
    }
}
