// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures read of one extent: aggregates of months and days, and pending counts; sums any of the periods that it was read for. */
final class Ledger {
    private static final Cells NONE = new Cells();

    private final Map<LocalDate, Cells> months = new HashMap<>();
    private final Map<LocalDate, Cells> days = new HashMap<>();
    private final NavigableMap<LocalDate, Cells> loose = new TreeMap<>();

    Cells month(LocalDate start) {
        return months.computeIfAbsent(start, d -> new Cells());
    }

    Cells day(LocalDate day) {
        return days.computeIfAbsent(day, d -> new Cells());
    }

    /** Counts that are in no sheet: pending ones, or of acts for which no sheet is kept. */
    Cells loose(LocalDate day) {
        return loose.computeIfAbsent(day, d -> new Cells());
    }

    Cells of(Period period) {
        var sum = new Cells();
        var pieces = Pieces.of(period);
        for (var month : pieces.months()) sum.add(months.getOrDefault(month, NONE));
        for (var day : pieces.days()) sum.add(days.getOrDefault(day, NONE));
        loose.subMap(period.from(), true, period.to(), true).values().forEach(sum::add);
        return sum;
    }

    /**
     * A part of a period, as it was read.
     *
     * @param whole whether it is the sheet of a month
     */
    record Piece(LocalDate from, LocalDate to, boolean whole, Cells cells) {}

    /** All parts of a period, one after the other. */
    List<Piece> pieces(Period period) {
        var parts = new ArrayList<Piece>();
        var pieces = Pieces.of(period);
        for (var month : pieces.months())
            parts.add(new Piece(month, month.plusMonths(1).minusDays(1), true, months.getOrDefault(month, NONE)));
        for (var day : pieces.days()) parts.add(new Piece(day, day, false, days.getOrDefault(day, NONE)));
        loose.subMap(period.from(), true, period.to(), true)
                .forEach((day, cells) -> parts.add(new Piece(day, day, false, cells)));
        return parts;
    }

    /** The total of a period whose months and days were read. */
    Sum totalOf(Period period) {
        var sum = Sum.NOTHING;
        var pieces = Pieces.of(period);
        for (var month : pieces.months()) sum = sum.plus(total(months.get(month)));
        for (var day : pieces.days()) sum = sum.plus(total(days.get(day)));
        for (var cells : loose.subMap(period.from(), true, period.to(), true).values()) sum = sum.plus(cells.total());
        return sum;
    }

    private static Sum total(@Nullable Cells cells) {
        return cells == null ? Sum.NOTHING : cells.total();
    }
}
