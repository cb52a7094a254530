// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import java.util.List;
import java.util.Optional;

/**
 * Expected sum of the weeks to come: each week of last year times this year's level, which is the ratio of the last eight weeks to the same weeks of last
 * year. The band is made of how far those eight weeks were from the level, and is meant to hold the truth 8 times in 10. It is tried on quarters that are
 * over, from where each began; where it held less, it is widened until it holds as many.
 *
 * @param weeks each expected week to come, the next one first
 * @param sum of them; {@code low} to {@code high} is the band of the sum
 * @param tried quarters that are over on which it was tried; 0 when there are too few weeks for it
 * @param held of them, how many the band held before it was widened
 * @param widened by which factor; 1 where it held enough
 */
public record Forecast(List<Double> weeks, double sum, double low, double high, int tried, int held, double widened) {
    static final int YEAR = 52;
    static final int LAST = 8;
    static final int QUARTER = 13;
    static final double MEANT = 0.8;

    /** Student's quantile for the middle 80 % at 7 degrees of freedom. */
    private static final double QUANTILE = 1.415;

    private static final int FEWEST_TRIED = 8;

    /**
     * @param past sums of weeks that are over, without a gap, the last one last
     * @param ahead number of weeks to come, 1 to 52
     * @return nothing with less than a year and eight weeks, or a last year without anybody
     */
    static Optional<Forecast> of(List<Long> past, int ahead) {
        if (ahead < 1 || ahead > YEAR) throw new IllegalArgumentException("1 to 52 weeks ahead, not " + ahead);
        var raw = raw(past, past.size(), ahead);
        if (raw == null) return Optional.empty();
        int tried = 0;
        int held = 0;
        var ratios = new java.util.ArrayList<Double>();
        for (int from = YEAR + LAST; from + QUARTER <= past.size(); from++) {
            var then = raw(past, from, QUARTER);
            if (then == null) continue;
            double truth = 0;
            for (int week = 0; week < QUARTER; week++) truth += past.get(from + week);
            double off = Math.abs(truth - then.sum);
            tried++;
            if (off <= then.half) held++;
            ratios.add(then.half == 0 ? (off == 0 ? 0.0 : 1.0) : off / then.half);
        }
        double widened = 1;
        if (tried >= FEWEST_TRIED) {
            ratios.sort(null);
            widened = Math.max(1, ratios.get((int) Math.ceil(MEANT * tried) - 1));
        }
        double half = raw.half * widened;
        return Optional.of(new Forecast(
                raw.weeks,
                raw.sum,
                Math.max(0, raw.sum - half),
                raw.sum + half,
                tried >= FEWEST_TRIED ? tried : 0,
                tried >= FEWEST_TRIED ? held : 0,
                widened));
    }

    private record Raw(List<Double> weeks, double sum, double half) {}

    /** From what was known when the first {@code known} weeks were over. */
    private static @org.jspecify.annotations.Nullable Raw raw(List<Long> past, int known, int ahead) {
        if (known < YEAR + LAST) return null;
        double now = 0;
        double then = 0;
        for (int week = known - LAST; week < known; week++) {
            now += past.get(week);
            then += past.get(week - YEAR);
        }
        if (then == 0) return null;
        double level = now / then;
        double squares = 0;
        for (int week = known - LAST; week < known; week++) {
            double off = past.get(week) - level * past.get(week - YEAR);
            squares += off * off;
        }
        double variance = squares / (LAST - 1);
        var weeks = new java.util.ArrayList<Double>();
        double lastYear = 0;
        for (int week = 0; week < ahead; week++) {
            long same = past.get(known - YEAR + week);
            lastYear += same;
            weeks.add(level * same);
        }
        // each week is off by itself, and all of them together by how far the level is
        double ofLevel = LAST * variance / (then * then);
        double half = QUANTILE * Math.sqrt(ahead * variance + lastYear * lastYear * ofLevel);
        return new Raw(List.copyOf(weeks), level * lastYear, half);
    }
}
