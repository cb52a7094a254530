// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The axis of a chart of columns and what stands out in it.
 *
 * @param top end of the axis: the first round number at or above the highest value
 * @param marks numbers on the axis, from the top down to zero, at equal distances
 * @param highest the first of the highest columns; null where nothing is counted or a value is hidden, since that might be higher
 * @param mean of the columns that are not zero; null where {@code highest} is
 */
public record ChartScale(
        double top,
        List<Double> marks,
        @Nullable Bar highest,
        @Nullable Double mean) {
    private static final int MOST_MARKS = 4;
    private static final int MOST_TICKS = 4;
    private static final double[] ROUND = {1, 2, 5, 10};

    public static ChartScale of(List<Bar> bars) {
        double most = bars.stream()
                .mapToDouble(bar -> Objects.requireNonNullElse(bar.value(), 0.0))
                .max()
                .orElse(0);
        double step = step(most);
        int count = (int) Math.max(1, Math.ceil(most / step - 1e-9));
        var marks = new ArrayList<Double>();
        for (int i = count; i >= 0; i--) marks.add(i * step);
        boolean told = most > 0 && bars.stream().noneMatch(bar -> bar.value() == null);
        return new ChartScale(
                count * step,
                marks,
                told
                        ? bars.stream()
                                .max(Comparator.comparingDouble(ChartScale::value))
                                .orElse(null)
                        : null,
                told
                        ? (Double) bars.stream()
                                .mapToDouble(ChartScale::value)
                                .filter(value -> value > 0)
                                .average()
                                .orElse(0)
                        : null);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double most) {
        if (most <= 0) return 1;
        double power = Math.pow(10, Math.floor(Math.log10(most / MOST_MARKS)));
        for (double round : ROUND) if (most / (round * power) <= MOST_MARKS + 1e-9) return round * power;
        return ROUND[ROUND.length - 1] * power;
    }

    /** A value's part of the axis, in so many steps; nothing is drawn of what is hidden. */
    public long part(@Nullable Double value, int steps) {
        return value == null ? 0 : Math.round(steps * value / top);
    }

    /** How many columns there are from one short name under the axis to the next. */
    public static int ticksApart(int columns) {
        return Math.ceilDiv(columns, MOST_TICKS);
    }

    private static double value(Bar bar) {
        return Objects.requireNonNullElse(bar.value(), 0.0);
    }
}
