package fr.parvis.statistics.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was read of one extent: sheets of months and days, and what is in none; adds up any of the periods it was read for. */
final class Ledger {
    private final Map<LocalDate, Cells> months = new HashMap<>();
    private final Map<LocalDate, Cells> days = new HashMap<>();
    private final NavigableMap<LocalDate, Cells> loose = new TreeMap<>();

    Cells month(LocalDate start) {
        return months.computeIfAbsent(start, d -> new Cells());
    }

    Cells day(LocalDate day) {
        return days.computeIfAbsent(day, d -> new Cells());
    }

    /** What no sheet holds: what waits, or acts that no sheet is kept of. */
    Cells loose(LocalDate day) {
        return loose.computeIfAbsent(day, d -> new Cells());
    }

    Cells of(Period period) {
        var sum = new Cells();
        var pieces = Pieces.of(period);
        for (var month : pieces.months()) if (months.containsKey(month)) sum.add(months.get(month));
        for (var day : pieces.days()) if (days.containsKey(day)) sum.add(days.get(day));
        loose.subMap(period.from(), true, period.to(), true).values().forEach(sum::add);
        return sum;
    }

    /** The total of a day whose sheet was read. */
    Sum totalOf(LocalDate day) {
        var sheet = days.get(day);
        var more = loose.get(day);
        return (sheet == null ? Sum.NOTHING : sheet.total()).plus(more == null ? Sum.NOTHING : more.total());
    }
}
