// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.clock.Milestone;
import fr.parvis.energy.domain.clock.Timeline;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as a picture, in its own measure: days lie between {@link #LEFT} and {@link #RIGHT}.
 *
 * @param marks each day with the number of its line in the list
 * @param bands winter truces
 * @param today position of today
 */
public record Drawing(List<Mark> marks, List<Band> bands, int today, LocalDate from, LocalDate to) {
    public static final int LEFT = 14;
    public static final int RIGHT = 346;

    /** Marks nearer than this stand one above the other. */
    private static final int NEAR = 17;

    private static final int LEVELS = 4;

    /** A day; level 0 is on the line, 1 above it, and so on. */
    public record Mark(int x, int level, String number, String kind) {}

    /** A winter truce. */
    public record Band(int x, int width) {}

    static @Nullable Drawing of(Timeline timeline) {
        var from = timeline.asOf();
        var to = timeline.asOf();
        for (var milestone : timeline.milestones()) {
            var day = milestone.when().day();
            if (day == null) continue;
            if (day.isBefore(from)) from = day;
            if (day.isAfter(to)) to = day;
        }
        if (from.equals(to)) return null;
        var marks = new ArrayList<Mark>();
        int number = 0;
        for (var milestone : timeline.milestones()) {
            number++;
            var day = milestone.when().day();
            if (day == null) continue;
            int x = at(day, from, to);
            marks.add(new Mark(x, level(marks, x), String.valueOf(number), kind(milestone)));
        }
        var bands = new ArrayList<Band>();
        for (var truce : timeline.truces()) {
            int start = at(truce.from().isBefore(from) ? from : truce.from(), from, to);
            int end = at(truce.to().isAfter(to) ? to : truce.to(), from, to);
            if (end > start) bands.add(new Band(start, end - start));
        }
        return new Drawing(marks, bands, at(timeline.asOf(), from, to), from, to);
    }

    private static int level(List<Mark> marks, int x) {
        for (int level = 0; level < LEVELS; level++) {
            int here = level;
            if (marks.stream().noneMatch(mark -> mark.level() == here && Math.abs(mark.x() - x) < NEAR)) return level;
        }
        return LEVELS - 1;
    }

    private static String kind(Milestone milestone) {
        return switch (milestone.kind()) {
            case REDUCTION -> "reduction";
            case CUT -> "cut";
            case FUND_LODGED, FUND_HOLD_ENDS, FUND_DECIDED, AGREED, SETTLED, CHEQUE_RIGHTS_END -> "help";
            default -> "plain";
        };
    }

    private static int at(LocalDate day, LocalDate from, LocalDate to) {
        return (int) (LEFT
                + (RIGHT - LEFT) * ChronoUnit.DAYS.between(from, day) / Math.max(1, ChronoUnit.DAYS.between(from, to)));
    }
}
