// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.loadcurves.domain.reading.Unreadable.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts measurements in order of time: doubled ones once, those that contradict each other not at all, the step from what occurs most, and
 * nothing beside a hole that lines left, for a cut may have joined two halves of lines there.
 */
final class Assembly {
    private static final int HOUR = 3600;

    /** A file has three years at most: more doubled hours are disorder, and not worth looking through the file for each. */
    private static final int MOST_OCTOBERS = 10;

    private static final double BEARABLE = 0.05;

    /** A day has a step of its own when so much of it is there. */
    private static final double OWN_STEP = 0.8;

    /** CalTRACK 2.0, 2.2.1: a day counts when half of it is there. */
    private static final double HALF = 0.5;

    private static final double LEAST_WATTS = 5;
    private static final double MOST_MEAN_WATTS = 20_000;
    private static final double LEAST_KWH_A_DAY = 0.2;
    private static final double MOST_USUAL_KWH = 400;

    private final Points points;
    private final Counts counts;
    private final Shape shape;
    private final String meter;
    private final Measure unit;

    Assembly(Points points, Counts counts, Shape shape, String meter, Measure unit) {
        this.points = points;
        this.counts = counts;
        this.shape = shape;
        this.meter = meter;
        this.unit = unit;
    }

    // days

    Curve days() {
        counts.outOfOrder = points.sort();
        once();
        if (points.size < 2) throw new Refusal(Unreadable.file(Fault.SINGLE_POINT));
        int span = (int) (points.at[points.size - 1] - points.at[0]) + 1;
        countBlanks();
        var beside = new boolean[points.size];
        for (int i = 0; i + 1 < points.size; i++) {
            long gap = points.at[i + 1] - points.at[i];
            if (gap == 1) continue;
            counts.missing += (int) gap - 1;
            beside[i] = true;
            beside[i + 1] = true;
        }
        strayed(beside);
        var day = new int[points.size];
        var kWh = new double[points.size];
        int n = 0;
        for (int i = 0; i < points.size; i++) {
            if (Double.isNaN(points.value[i])) continue;
            if (beside[i]) {
                counts.besideGaps++;
                continue;
            }
            if (points.value[i] == 0) counts.zeros++;
            day[n] = (int) points.at[i];
            kWh[n++] = points.value[i] * unit.factor;
        }
        var daily = new Daily(Arrays.copyOf(day, n), Arrays.copyOf(kWh, n));
        plausible(daily);
        return new Curve(shape, meter, 1440, null, null, daily, List.of(), null, null, counts.quality(span, n));
    }

    /** Kilowatt-hours where watt-hours stand, or the other way round, are a thousand times off. */
    static void plausible(Daily daily) {
        if (daily.size() < 2) throw new Refusal(Unreadable.file(Fault.SINGLE_POINT));
        var sorted = daily.kWh().clone();
        Arrays.sort(sorted);
        if (sorted[sorted.length - 1] == 0) throw new Refusal(Unreadable.file(Fault.NOTHING_CONSUMED));
        double median = sorted[sorted.length / 2];
        if (median < LEAST_KWH_A_DAY || median > MOST_USUAL_KWH)
            throw new Refusal(Fault.IMPLAUSIBLE, 0, "Valeur", String.format(java.util.Locale.ROOT, "%.3f kWh", median));
    }

    private void countBlanks() {
        for (int i = 0; i < points.size; i++) if (Double.isNaN(points.value[i])) counts.blank++;
    }

    /** Sorted stamps, once each. */
    private void once() {
        int n = 0;
        for (int i = 0; i < points.size; ) {
            int end = i + 1;
            boolean same = true;
            while (end < points.size && points.at[end] == points.at[i]) {
                same &= Double.compare(points.value[end], points.value[i]) == 0;
                end++;
            }
            if (same) counts.duplicates += end - i - 1;
            else counts.contradictions++;
            points.at[n] = points.at[i];
            points.line[n] = points.line[i];
            points.value[n++] = same ? points.value[i] : Row.BLANK;
            i = end;
        }
        points.size = n;
    }

    // steps of minutes

    /** @param declaredStep minutes; 0 where none is declared, or several */
    Curve load(boolean declaredEnd, int declaredStep, Stamps.@Nullable End chosen) {
        counts.outOfOrder += points.sort();
        once();
        if (points.size < 2) throw new Refusal(Unreadable.file(Fault.SINGLE_POINT));
        int step = usualStep();
        if (declaredStep > 0 && declaredStep * 60 != step)
            throw new Refusal(Fault.STEP_DOES_NOT_FIT, 0, "Pas", declaredStep + " min");
        var steps = steps(step);
        var changes = changes(steps);
        countBlanks();
        var left = leaveOut(steps, changes);
        var stamps = stamps(step, declaredEnd, chosen);
        for (int i : changes)
            steps[i] = (int)
                    (stamps.end() == Stamps.End.END
                            ? points.at[i] - points.at[i - 1]
                            : points.at[i + 1] - points.at[i]);
        return curve(step, steps, left, stamps);
    }

    /**
     * Local time without an offset: the hour that October has twice is told apart by its order, when all of it is there in order; else
     * none of it is kept.
     */
    void resolve() {
        var resolved = new Points();
        int times = 0;
        int after = 0;
        for (int i = 1; i < points.size; i++)
            if (points.at[i] < points.at[i - 1]
                    && !(Paris.twice(points.at[i]) && points.at[i - 1] - points.at[i] <= HOUR)) after++;
        for (int i = 0; i < points.size; ) {
            long local = points.at[i];
            if (!Paris.twice(local)) {
                // some write the end of the last step before the change as 02:00, an hour that is not there
                if (!Paris.never(local) || local % HOUR == 0)
                    resolved.add(Paris.instant(local), points.value[i], points.line[i]);
                else
                    counts.unreadable(
                            points.line[i],
                            "Horodate",
                            java.time.LocalDateTime.ofEpochSecond(local, 0, java.time.ZoneOffset.UTC)
                                    .toString());
                i++;
                continue;
            }
            int end = i + 1;
            while (end < points.size && Paris.twice(points.at[end])) end++;
            doubled(i, end, after > 0 || ++times > MOST_OCTOBERS || elsewhere(local, i, end), resolved);
            i = end;
        }
        points.at = resolved.at;
        points.value = resolved.value;
        points.line = resolved.line;
        points.size = resolved.size;
    }

    /** Whether lines of the same doubled hour stand somewhere else in the file. */
    private boolean elsewhere(long local, int from, int to) {
        long hour = Math.floorDiv(local, HOUR);
        for (int i = 0; i < points.size; i++)
            if ((i < from || i >= to) && Math.floorDiv(points.at[i], HOUR) == hour) return true;
        return false;
    }

    private void doubled(int from, int to, boolean disorder, Points resolved) {
        int half = (to - from) / 2;
        boolean told = !disorder && half >= 1 && (to - from) % 2 == 0 && points.at[from] % HOUR == 0;
        boolean same = true;
        for (int i = 0; told && i < half; i++) {
            told = points.at[from + i] == points.at[from] + (long) i * HOUR / half
                    && points.at[from + half + i] == points.at[from + i];
            same &= Double.compare(points.value[from + i], points.value[from + half + i]) == 0;
        }
        if (told && !same && Math.abs(points.line[to - 1] - points.line[from]) == to - 1 - from) {
            for (int i = from; i < to; i++)
                resolved.add(
                        Paris.instant(points.at[i]) + (i >= from + half ? HOUR : 0), points.value[i], points.line[i]);
            return;
        }
        counts.ambiguous += to - from;
        Set<Long> before = new HashSet<>();
        for (int i = from; i < to; i++) {
            if (!before.add(points.at[i])) continue;
            resolved.add(Paris.instant(points.at[i]), Row.BLANK, points.line[i]);
            resolved.add(Paris.instant(points.at[i]) + HOUR, Row.BLANK, points.line[i]);
        }
    }

    private static boolean known(long seconds) {
        return seconds == 600 || seconds == 900 || seconds == 1800 || seconds == HOUR;
    }

    /** The step that occurs most, in seconds. */
    private int usualStep() {
        Map<Long, Integer> often = new HashMap<>();
        for (int i = 0; i + 1 < points.size; i++) often.merge(points.at[i + 1] - points.at[i], 1, Integer::sum);
        long best = 0;
        int most = 0;
        for (var one : often.entrySet())
            if (one.getValue() > most || one.getValue() == most && one.getKey() < best) {
                best = one.getKey();
                most = one.getValue();
            }
        if (!known(best)) throw irregular(0);
        return (int) best;
    }

    private Refusal irregular(int i) {
        return new Refusal(Fault.IRREGULAR_STEP, points.line[Math.min(i + 1, points.size - 1)], "Horodate", "");
    }

    /** The step of each point: the usual one, or that of a day which is nearly whole at another. Off the step: 0. */
    private int[] steps(int usual) {
        var steps = new int[points.size];
        int off = 0;
        int firstOff = 0;
        for (int i = 0; i < points.size; ) {
            int day = Paris.day(points.at[i] - 1);
            int end = i;
            while (end < points.size && Paris.day(points.at[end] - 1) == day) end++;
            int step = ofDay(i, end, usual);
            for (; i < end; i++) {
                steps[i] = points.at[i] % step == 0 ? step : 0;
                if (steps[i] == 0 && off++ == 0) firstOff = i;
            }
        }
        if (off > BEARABLE * points.size) throw irregular(firstOff);
        counts.irregular = off;
        return steps;
    }

    private int ofDay(int from, int to, int usual) {
        for (int step : new int[] {600, 900, 1800, HOUR}) {
            if (step == usual) continue;
            int n = 0;
            for (int i = from; i + 1 < to; i++) if (points.at[i + 1] - points.at[i] == step) n++;
            if (n >= OWN_STEP * Paris.DAY / step) return step;
        }
        return usual;
    }

    /**
     * Where the meter began to keep another step, on any hour of a day: most of a day has one step before, most of a day has another after.
     * The points on both sides get the step that is theirs.
     *
     * @return the points between two steps: which one is theirs depends on the end that stamps mark
     */
    private int[] changes(int[] steps) {
        var found = new int[0];
        long before = 0;
        int run = 0;
        for (int i = 0; i + 1 < points.size; i++) {
            long gap = points.at[i + 1] - points.at[i];
            if (gap == before) {
                run++;
                continue;
            }
            int from = i - run;
            long was = before;
            boolean whole = known(was) && run >= OWN_STEP * Paris.DAY / was;
            before = gap;
            run = 1;
            if (!whole || !known(gap)) continue;
            int to = i + 1;
            while (to + 1 < points.size && points.at[to + 1] - points.at[to] == gap) to++;
            if (to - i < OWN_STEP * Paris.DAY / gap || points.at[i] % was != 0 || points.at[i + 1] % gap != 0) continue;
            for (int k = from; k <= i; k++) steps[k] = (int) was;
            for (int k = i + 1; k <= to; k++) steps[k] = (int) gap;
            found = Arrays.copyOf(found, found.length + 1);
            found[found.length - 1] = i;
        }
        return found;
    }

    /** Points off the step, and those beside a hole that lines left or beside a change of step that is no clear one. */
    private boolean[] leaveOut(int[] steps, int[] changes) {
        var between = new boolean[points.size];
        for (int i : changes) between[i] = true;
        var left = new boolean[points.size];
        for (int i = 0; i < points.size; i++) {
            if (steps[i] == 0) left[i] = true;
            if (i + 1 == points.size) break;
            long gap = points.at[i + 1] - points.at[i];
            if ((gap == steps[i] || between[i]) && (gap == steps[i + 1] || between[i + 1])) continue;
            left[i] = true;
            left[i + 1] = true;
            if (steps[i] > 0 && gap > steps[i]) counts.missing += (int) (gap / steps[i]) - 1;
        }
        strayed(left);
        return left;
    }

    /** Where lines are missing and others changed places, a cut may have joined halves among those: only what stands in its order is kept. */
    private void strayed(boolean[] left) {
        if (counts.outOfOrder == 0 || counts.missing == 0) return;
        for (int i = 0; i + 1 < points.size; i++) {
            if (Math.abs(points.line[i + 1] - points.line[i]) == 1) continue;
            left[i] = true;
            left[i + 1] = true;
        }
    }

    private Stamps stamps(int step, boolean declaredEnd, Stamps.@Nullable End chosen) {
        if (chosen != null) return new Stamps(chosen, Stamps.How.CHOSEN);
        if (declaredEnd) return new Stamps(Stamps.End.END, Stamps.How.DECLARED);
        long first = Math.floorMod(Paris.local(points.at[0]), Paris.DAY);
        long last = Math.floorMod(Paris.local(points.at[points.size - 1]), Paris.DAY);
        boolean start = first == 0 && last == Paris.DAY - step;
        boolean end = first == step && last == 0;
        boolean whole = counts.unreadable == 0
                && counts.outOfOrder == 0
                && counts.missing == 0
                && counts.contradictions == 0
                && !counts.lastLost;
        if (whole && start) return new Stamps(Stamps.End.START, Stamps.How.DETECTED);
        if (whole && end) return new Stamps(Stamps.End.END, Stamps.How.DETECTED);
        int votes = (first == 0 ? 1 : 0)
                + (last == Paris.DAY - step ? 1 : 0)
                - (first == step ? 1 : 0)
                - (last == 0 ? 1 : 0);
        return new Stamps(
                votes > 0 ? Stamps.End.START : votes < 0 ? Stamps.End.END : shape.usual(), Stamps.How.ASSUMED);
    }

    private Curve curve(int step, int[] steps, boolean[] left, Stamps stamps) {
        var start = new long[points.size];
        var minutes = new byte[points.size];
        var watts = new float[points.size];
        int n = 0;
        double sum = 0;
        for (int i = 0; i < points.size; i++) {
            double value = points.value[i];
            if (Double.isNaN(value)) continue;
            if (left[i]) {
                if (steps[i] > 0) counts.besideGaps++;
                continue;
            }
            double power = unit.power ? value * unit.factor : value * unit.factor * 3_600_000 / steps[i];
            if (power > CurveTable.MOST_WATTS) {
                counts.unreadable(points.line[i], "Valeur", Double.toString(value));
                continue;
            }
            if (power == 0) counts.zeros++;
            start[n] = stamps.end() == Stamps.End.END ? points.at[i] - steps[i] : points.at[i];
            minutes[n] = (byte) (steps[i] / 60);
            watts[n++] = (float) power;
            sum += power;
        }
        counts.refuseTooMany();
        if (n < 2) throw new Refusal(Unreadable.file(Fault.SINGLE_POINT));
        if (sum == 0) throw new Refusal(Unreadable.file(Fault.NOTHING_CONSUMED));
        if (sum / n < LEAST_WATTS || sum / n > MOST_MEAN_WATTS)
            throw new Refusal(Fault.IMPLAUSIBLE, 0, "Valeur", String.format(java.util.Locale.ROOT, "%.2f W", sum / n));
        var load = new Load(Arrays.copyOf(start, n), Arrays.copyOf(minutes, n), Arrays.copyOf(watts, n));
        int expected = expected(step, steps);
        return new Curve(
                shape,
                meter,
                step / 60,
                stamps,
                load,
                daily(load),
                List.of(),
                null,
                null,
                counts.quality(Math.max(expected, n), n));
    }

    /** Steps from the first to the last, each as long as it is there. */
    private int expected(int step, int[] steps) {
        long all = points.at[points.size - 1] - points.at[0];
        int n = 1;
        for (int i = 1; i < points.size; i++)
            if (steps[i] != step && steps[i] > 0 && points.at[i] - points.at[i - 1] == steps[i]) {
                n++;
                all -= steps[i];
            }
        return (int) (n + all / step);
    }

    static Daily daily(Load load) {
        if (load.size() == 0) return new Daily(new int[0], new double[0]);
        int first = Paris.day(load.start()[0]);
        int span = Paris.day(load.start()[load.size() - 1]) - first + 1;
        var kWh = new double[span];
        var seconds = new int[span];
        int today = first;
        long tomorrow = Paris.startOfDay(first + 1);
        for (int i = 0; i < load.size(); i++) {
            while (load.start()[i] >= tomorrow) tomorrow = Paris.startOfDay(++today + 1);
            kWh[today - first] += load.kWh(i);
            seconds[today - first] += load.minutes()[i] * 60;
        }
        var days = new int[span];
        var used = new double[span];
        int n = 0;
        for (int i = 0; i < span; i++) {
            int all = Paris.secondsOf(first + i);
            if (seconds[i] < HALF * all) continue;
            days[n] = first + i;
            used[n++] = kWh[i] * all / seconds[i];
        }
        return new Daily(Arrays.copyOf(days, n), Arrays.copyOf(used, n));
    }
}
