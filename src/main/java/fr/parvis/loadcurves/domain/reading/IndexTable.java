// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Registers that only rise, read each night. A line is believed when its registers add up to its total, and when it lies between its
 * neighbours; a day is what rose between two nights.
 */
final class IndexTable {
    private static final int REGISTERS = 10;
    private static final int DISTRIBUTION = 4;
    private static final int TOTAL = 2 + REGISTERS + DISTRIBUTION;

    /** Registers are cut to whole watt-hours, each for itself. */
    private static final double ROUNDING = 20;

    /** Read at midnight, summer or winter. */
    private static final int NIGHT = 2 * 3600;

    /** Registers as read one night: kWh by register, or nothing; the day counts from 1970. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Line(int day, double[] register, double total, int at) {
        boolean same(Line other) {
            return total == other.total && java.util.Arrays.equals(register, other.register);
        }
    }

    /** Registers by what they count, from a day on. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Calendar(
            long from,
            Kind @Nullable [] registers,
            @Nullable Colour[] colours) {}

    /** The colour of a day of Tempo, as a register's label names it. */
    private enum Colour {
        BLUE("bleu"),
        WHITE("blanc"),
        RED("rouge");

        private final String word;

        Colour(String word) {
            this.word = word;
        }

        static @Nullable Colour of(String label) {
            for (var colour : values()) if (label.contains(colour.word)) return colour;
            return null;
        }
    }

    private enum Kind {
        OFF_PEAK,
        PEAK,
        OTHER,
        /** The calendar does not use it. */
        UNUSED
    }

    private final Counts counts;
    private final List<Line> lines = new ArrayList<>();
    private final List<Calendar> calendars = new ArrayList<>();
    private boolean calendarsBroken;

    IndexTable(Counts counts) {
        this.counts = counts;
    }

    void row(Row row, double factor) {
        counts.rows++;
        if (row.size() != TOTAL + 1 || !row.stamp(0) || row.dateOnly) {
            if (row.finished) counts.unreadable(row.line, "Horodate", row.shown());
            return;
        }
        int day = (int) Math.floorDiv(row.local, Paris.DAY);
        boolean night = Math.floorMod(row.local, Paris.DAY) < NIGHT;
        var registers = new double[REGISTERS];
        double sum = 0;
        double distribution = 0;
        boolean bad = false;
        int distributed = 0;
        for (int i = 0; i < REGISTERS + DISTRIBUTION; i++) {
            double value = row.number(2 + i);
            if (Double.isNaN(value)) {
                if (i < REGISTERS) registers[i] = Double.NaN;
                continue;
            }
            bad |= value < 0;
            if (i < REGISTERS) {
                registers[i] = value * factor;
                sum += value;
            } else {
                distribution += value;
                distributed++;
            }
        }
        double total = row.number(TOTAL);
        double most = factor == 1 ? ROUNDING / 1000 : ROUNDING;
        if (bad
                || !(total >= 0)
                || Math.abs(sum - total) > most
                || distributed > 0 && Math.abs(distribution - total) > most) {
            // a truncated line, which cannot add up, is no error
            if (row.finished) counts.unreadable(row.line, "EAS T", row.shown());
        } else if (night) lines.add(new Line(day, registers, total * factor, row.line));
    }

    void calendar(Row row) {
        if (!row.name(0).startsWith("du ") || row.length(0) < 28) {
            calendarsBroken = true;
            return;
        }
        var about = new Row(64);
        for (char c : row.field(0).substring(3, 28).toCharArray()) about.add(c);
        about.cut(';');
        if (!about.stamp(0)) {
            calendarsBroken = true;
            return;
        }
        // a calendar that begins at 23:00 of winter time begins with the next day
        long day = Math.floorDiv(about.local + 3600, Paris.DAY);
        if (row.name(1).equals("inconnu")) {
            calendars.add(new Calendar(day, null, new Colour[REGISTERS]));
            return;
        }
        var kinds = new Kind[REGISTERS];
        var colours = new @Nullable Colour[REGISTERS];
        for (int i = 0; i < REGISTERS; i++) {
            var code = row.name(3 + 3 * i);
            var label = row.name(4 + 3 * i);
            if (code.isEmpty() && label.isEmpty()) {
                // the names of columns that follow may be there or not
                kinds[i] = Kind.UNUSED;
                continue;
            }
            // of Tempo each colour has its own two, and suppliers write them in several ways
            boolean off = label.matches(".*(creuse|\\bhc).*");
            boolean peak = label.matches(".*(pleine|\\bhp).*");
            boolean coded = code.contains("hc") || code.contains("hp");
            if (!row.name(5 + 3 * i).equals("eas f" + (i + 1))
                    || off && peak
                    || coded && (off != code.contains("hc") || peak != code.contains("hp"))) {
                calendarsBroken = true;
                return;
            }
            kinds[i] = off ? Kind.OFF_PEAK : peak ? Kind.PEAK : Kind.OTHER;
            colours[i] = Colour.of(label);
        }
        calendars.add(new Calendar(day, kinds, colours));
    }

    Reading curve(String meter, Points peaks, double peakFactor, boolean any) {
        if (!any) throw new Unreadable.Refusal(Unreadable.file(Fault.ONLY_PEAKS));
        var kept = believed();
        if (kept.size() < 2) throw new Unreadable.Refusal(Unreadable.file(Fault.SINGLE_POINT));
        calendars.sort(Comparator.comparingLong(Calendar::from));
        int span = kept.getLast().day - kept.getFirst().day;
        var days = new int[kept.size()];
        var used = new double[kept.size()];
        int n = 0;
        Map<Kind, Double> by = new EnumMap<>(Kind.class);
        Map<Colour, Double> byColour = new EnumMap<>(Colour.class);
        double redPeak = 0;
        boolean colourless = false;
        int known = 0;
        int unknown = 0;
        for (int i = 0; i + 1 < kept.size(); i++) {
            var here = kept.get(i);
            var next = kept.get(i + 1);
            if (next.day - here.day != 1) {
                counts.missing += next.day - here.day;
                continue;
            }
            days[n] = here.day;
            used[n++] = next.total - here.total;
            if (next.total == here.total) counts.zeros++;
            var calendar = calendarOf(here.day);
            var kinds = calendar == null ? null : calendar.registers;
            if (calendar == null || kinds == null || !fits(kinds, here, next)) {
                unknown++;
                continue;
            }
            known++;
            for (int r = 0; r < REGISTERS; r++) {
                double rise = next.register[r] - here.register[r];
                if (Double.isNaN(rise)) continue;
                by.merge(kinds[r], rise, Double::sum);
                var colour = calendar.colours[r];
                if (colour != null) byColour.merge(colour, rise, Double::sum);
                else colourless |= kinds[r] != Kind.UNUSED;
                if (colour == Colour.RED && kinds[r] == Kind.PEAK) redPeak += rise;
            }
        }
        var daily = new Daily(java.util.Arrays.copyOf(days, n), java.util.Arrays.copyOf(used, n));
        Assembly.plausible(daily);
        boolean split = !calendarsBroken && known > 0 && by.getOrDefault(Kind.OFF_PEAK, 0.0) > 0;
        return new Curve(
                Shape.INDEX,
                meter,
                1440,
                null,
                null,
                daily,
                List.of(),
                split
                        ? new Curve.Registers(
                                by.getOrDefault(Kind.OFF_PEAK, 0.0),
                                by.getOrDefault(Kind.PEAK, 0.0),
                                by.getOrDefault(Kind.OTHER, 0.0),
                                known,
                                unknown,
                                colourless || byColour.size() < Colour.values().length
                                        ? null
                                        : new Curve.Registers.Tempo(
                                                byColour.getOrDefault(Colour.BLUE, 0.0),
                                                byColour.getOrDefault(Colour.WHITE, 0.0),
                                                byColour.getOrDefault(Colour.RED, 0.0),
                                                redPeak))
                        : null,
                peaks(peaks, peakFactor),
                counts.quality(span, n));
    }

    /** Whether the registers that count are those which the calendar names. */
    private static boolean fits(Kind[] kinds, Line here, Line next) {
        for (int r = 0; r < REGISTERS; r++) {
            double rise = next.register[r] - here.register[r];
            if (kinds[r] == Kind.UNUSED ? rise > 0 : Double.isNaN(rise)) return false;
        }
        return true;
    }

    private @Nullable Calendar calendarOf(int day) {
        Calendar found = null;
        for (var calendar : calendars) if (calendar.from <= day) found = calendar;
        return found;
    }

    /** Sorted, once each, rising, and not beside a hole. */
    private List<Line> believed() {
        for (int i = 1; i < lines.size(); i++) if (lines.get(i).day < lines.get(i - 1).day) counts.outOfOrder++;
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingInt(Line::day));
        List<Line> once = new ArrayList<>();
        for (int i = 0; i < sorted.size(); ) {
            int end = i + 1;
            boolean same = true;
            while (end < sorted.size() && sorted.get(end).day == sorted.get(i).day) {
                same &= sorted.get(end).same(sorted.get(i));
                end++;
            }
            if (same) {
                counts.duplicates += end - i - 1;
                once.add(sorted.get(i));
            } else {
                counts.contradictions++;
            }
            i = end;
        }
        var doubtful = new boolean[once.size()];
        int falls = 0;
        int firstFall = 0;
        for (int i = 0; i + 1 < once.size(); i++) {
            var here = once.get(i);
            var next = once.get(i + 1);
            boolean hole = next.day - here.day != 1;
            boolean falls2 = falls(here, next);
            if (falls2 && falls++ == 0) firstFall = next.at;
            if (!hole && !falls2) continue;
            doubtful[i] = true;
            doubtful[i + 1] = true;
        }
        if (falls > 0.1 * once.size()) throw new Unreadable.Refusal(Fault.COLUMNS_MOVED, firstFall, "EAS T", "");
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < once.size(); i++)
            if (doubtful[i]) counts.besideGaps++;
            else kept.add(once.get(i));
        return kept;
    }

    private static boolean falls(Line here, Line next) {
        double rise = next.total - here.total;
        boolean falls = rise < 0 || rise > CurveTable.MOST_KWH_A_DAY * (next.day - here.day);
        for (int r = 0; r < REGISTERS; r++) {
            falls |= next.register[r] < here.register[r];
            // a register that appears or goes: columns may have slipped
            falls |= Double.isNaN(next.register[r]) != Double.isNaN(here.register[r]);
        }
        return falls;
    }

    private Curve.@Nullable Peaks peaks(Points peaks, double factor) {
        boolean disorder = peaks.sort() > 0;
        var days = new int[peaks.size];
        var highest = new double[peaks.size];
        boolean holes = false;
        int n = 0;
        for (int i = 0; i < peaks.size; ) {
            int end = i + 1;
            boolean same = true;
            while (end < peaks.size && peaks.at[end] == peaks.at[i]) {
                same &= peaks.value[end] == peaks.value[i];
                end++;
            }
            holes |= i > 0 && peaks.at[i] - peaks.at[i - 1] != 1;
            boolean beside =
                    i > 0 && peaks.at[i] - peaks.at[i - 1] != 1 || end < peaks.size && peaks.at[end] - peaks.at[i] != 1;
            if (same && !beside) {
                days[n] = (int) peaks.at[i];
                highest[n++] = peaks.value[i] * factor / 1000;
            }
            i = end;
        }
        return n == 0 || disorder && holes
                ? null
                : new Curve.Peaks(java.util.Arrays.copyOf(days, n), java.util.Arrays.copyOf(highest, n));
    }
}
