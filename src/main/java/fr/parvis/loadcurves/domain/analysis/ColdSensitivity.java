// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Additional use for each degree of cold, and of heat: the daily method of CalTRACK 2.0 (docs/methods, 3); for bills its monthly
 * one. Where we differ and why: docs/caltrack.md.
 */
public final class ColdSensitivity {
    /** CalTRACK 3.2.1: 30 to 90 °F. */
    static final double COLDEST_BALANCE = -1;

    static final double WARMEST_BALANCE = 32;

    /** CalTRACK asks for at most 1.7 °C. */
    static final double STEP = 0.25;

    /** CalTRACK 3.2.2. */
    private static final int LEAST_COLD_DAYS = 10;

    private static final double LEAST_DEGREE_DAYS = 20;

    /** CalTRACK 2.2.1: a year, of which a tenth may be missing. */
    public static final int WHOLE_YEAR = 365;

    public static final int MOST_MISSING = 37;

    /** Bills: CalTRACK asks for 12 months; two coefficients and a balance want some more than three periods. */
    private static final int LEAST_BILLS = 6;

    /** Days, when there is no whole year: said beside the result. */
    private static final int LEAST_DAYS = 90;

    /** Outcome of the fit. */
    public sealed interface Outcome {
        /** @param wholeYear whether the data is what the method asks for */
        record Fitted(Model model, boolean wholeYear) implements Outcome {}

        /** Something else than the weather weighs more over a whole year: nothing is made of it. */
        record Weak(Model model, boolean wholeYear) implements Outcome {}

        /** There may be an effect of the cold, and it cannot be told from none: its interval holds zero. */
        record Unsure(Model model, boolean wholeYear) implements Outcome {}

        /** Neither cold nor heat explains more than the mean. */
        record NotTold(Model model, boolean wholeYear) implements Outcome {}

        /** @param days with their temperatures */
        record TooLittle(int days) implements Outcome {}
    }

    private ColdSensitivity() {}

    public static Outcome of(List<Period> periods) {
        int days = periods.stream().mapToInt(Period::days).sum();
        boolean bills = periods.stream().anyMatch(period -> period.days() > 1);
        if (bills ? periods.size() < LEAST_BILLS || days < 300 : days < LEAST_DAYS) return new Outcome.TooLittle(days);
        boolean whole = days >= WHOLE_YEAR - MOST_MISSING;
        var candidates = new Candidates(periods)
                .best().stream().map(fit -> model(periods, fit)).toList();
        for (var model : candidates) {
            if (!isTold(model)) continue;
            if (whole && !bills && model.explained() < Model.LEAST_EXPLAINED) return new Outcome.Weak(model, whole);
            return new Outcome.Fitted(model, whole);
        }
        for (var model : candidates)
            if (model.balance() != null && model.cooling() == null) return new Outcome.Unsure(model, whole);
        return new Outcome.NotTold(mean(periods), whole);
    }

    private static boolean isTold(Model model) {
        var cooling = model.cooling();
        return (model.balance() == null || model.coldTells())
                && (cooling == null || cooling.slope() > cooling.slopeMargin());
    }

    /**
     * A candidate: base, and one or two slopes with their balance points; {@link Double#NaN} where it has none.
     */
    private record Fit(
            double balance, double base, double slope, double warmBalance, double warmSlope, double explained) {
        boolean cold() {
            return !Double.isNaN(balance);
        }

        boolean warm() {
            return !Double.isNaN(warmBalance);
        }
    }

    /** Least squares weighted by days, of all balance points: sums of each are made once. */
    private static final class Candidates {
        private static final int STEPS = (int) Math.round((WARMEST_BALANCE - COLDEST_BALANCE) / STEP) + 1;

        /** One side of one balance point: its degree days, their sums, and whether it qualifies. */
        @SuppressWarnings("ArrayRecordComponent")
        private record Side(double balance, double[] x, double sum, double spread, double with, boolean enough) {}

        private final List<Period> periods;
        private final boolean bills;
        private final double days;
        private final double all;
        private final double mean;
        private final Side[] cold = new Side[STEPS];
        private final Side[] warm = new Side[STEPS];

        Candidates(List<Period> periods) {
            this.periods = periods;
            this.bills = periods.stream().anyMatch(period -> period.days() > 1);
            double w = 0;
            double sy = 0;
            double syy = 0;
            for (var period : periods) {
                w += period.days();
                sy += period.kWh();
                syy += period.kWh() * period.perDay();
            }
            days = w;
            mean = sy / w;
            all = syy - sy * sy / w;
            for (int i = 0; i < STEPS; i++) {
                double balance = COLDEST_BALANCE + i * STEP;
                cold[i] = side(balance, true);
                warm[i] = side(balance, false);
            }
        }

        private Side side(double balance, boolean below) {
            var x = new double[periods.size()];
            double sum = 0;
            double squares = 0;
            double with = 0;
            double within = 0;
            for (int i = 0; i < x.length; i++) {
                var period = periods.get(i);
                x[i] = below ? period.degreeDays(balance) : period.coolingDegreeDays(balance);
                double weighted = period.days() * x[i];
                sum += weighted;
                squares += weighted * x[i];
                with += weighted * period.perDay();
                within += period.days() * (below ? period.cold(balance) : period.warm(balance));
            }
            return new Side(
                    balance,
                    x,
                    sum,
                    squares - sum * sum / days,
                    with - sum * mean,
                    within >= LEAST_COLD_DAYS && sum >= LEAST_DEGREE_DAYS);
        }

        /** The best of each kind, the best of all first; none that explains nothing. */
        List<Fit> best() {
            if (all < 1e-12) return List.of();
            Fit both = null;
            Fit onlyCold = null;
            Fit onlyWarm = null;
            for (int i = 0; i < STEPS; i++) {
                onlyCold = better(onlyCold, one(cold[i], true));
                onlyWarm = better(onlyWarm, one(warm[i], false));
                for (int k = i; k < STEPS; k++) both = better(both, two(cold[i], warm[k]));
            }
            return java.util.stream.Stream.of(both, onlyCold, onlyWarm)
                    .filter(fit -> fit != null && fit.explained > 0)
                    .map(java.util.Objects::requireNonNull)
                    .sorted(java.util.Comparator.comparingDouble(Fit::explained).reversed())
                    .toList();
        }

        private static @Nullable Fit better(@Nullable Fit one, @Nullable Fit other) {
            return one == null || other != null && other.explained > one.explained ? other : one;
        }

        private double explained(double rest, int coefficients) {
            int n = periods.size();
            return 1 - rest / (n - coefficients) / (all / (n - 1));
        }

        /** CalTRACK 3.4.3: no slope below zero, and none that chance makes one time in ten. */
        private boolean counts(double slope, double variance, int coefficients) {
            int free = periods.size() - coefficients;
            return slope > 0 && free > 0 && slope * slope > square(1.645 + 1.6 / free) * variance;
        }

        private static double square(double value) {
            return value * value;
        }

        private @Nullable Fit one(Side side, boolean below) {
            if (!side.enough || side.spread < 1e-9) return null;
            double slope = side.with / side.spread;
            double base = mean - slope * side.sum / days;
            if (slope <= 0 || base <= 0) return null;
            double rest = Math.max(0, all - slope * side.with);
            if (!counts(slope, rest / (periods.size() - 2) / side.spread, 2)) return null;
            return below
                    ? new Fit(side.balance, base, slope, Double.NaN, 0, explained(rest, 2))
                    : new Fit(Double.NaN, base, 0, side.balance, slope, explained(rest, 2));
        }

        private @Nullable Fit two(Side low, Side high) {
            if (!low.enough || !high.enough) return null;
            // no day is both heated and cooled; a bill may be
            double together = -low.sum * high.sum / days;
            if (bills)
                for (int i = 0; i < low.x.length; i++)
                    together += periods.get(i).days() * low.x[i] * high.x[i];
            double determinant = low.spread * high.spread - together * together;
            if (determinant < 1e-9 * low.spread * high.spread) return null;
            double slope = (low.with * high.spread - high.with * together) / determinant;
            double warmSlope = (high.with * low.spread - low.with * together) / determinant;
            if (slope <= 0 || warmSlope <= 0) return null;
            double base = mean - (slope * low.sum + warmSlope * high.sum) / days;
            if (base <= 0) return null;
            double rest = Math.max(0, all - slope * low.with - warmSlope * high.with);
            int free = periods.size() - 3;
            if (free < 1) return null;
            double noise = rest / free;
            if (!counts(slope, noise * high.spread / determinant, 3)
                    || !counts(warmSlope, noise * low.spread / determinant, 3)) return null;
            return new Fit(low.balance, base, slope, high.balance, warmSlope, explained(rest, 3));
        }
    }

    private static Model mean(List<Period> periods) {
        double days = 0;
        double sum = 0;
        for (var period : periods) {
            days += period.days();
            sum += period.kWh();
        }
        double mean = sum / days;
        var rests =
                periods.stream().mapToDouble(period -> period.perDay() - mean).toArray();
        double spread = spread(periods, rests, 1);
        double memory = memory(periods, rests);
        return new Model(
                mean,
                0,
                null,
                new Model.Variance(spread / Model.worth(days, memory), 0, 0, 0, 0, 0),
                spread,
                memory,
                (int) days,
                0,
                null);
    }

    /**
     * The covariance holds the balance points as coefficients, too (the method takes them for known, and is too sure of itself), and days
     * that resemble each other count for fewer.
     */
    private static Model model(List<Period> periods, Fit fit) {
        int n = Model.COEFFICIENTS;
        var rests = new double[periods.size()];
        var normal = new double[n][n];
        double days = 0;
        for (int i = 0; i < rests.length; i++) {
            var period = periods.get(i);
            double[] turn = {1, 0, 0, 0, 0};
            rests[i] = period.perDay() - fit.base;
            if (fit.cold()) {
                turn[1] = period.degreeDays(fit.balance);
                turn[2] = fit.slope * period.cold(fit.balance);
                rests[i] -= fit.slope * turn[1];
            }
            if (fit.warm()) {
                turn[3] = period.coolingDegreeDays(fit.warmBalance);
                turn[4] = -fit.warmSlope * period.warm(fit.warmBalance);
                rests[i] -= fit.warmSlope * turn[3];
            }
            for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) normal[a][b] += period.days() * turn[a] * turn[b];
            days += period.days();
        }
        double spread = spread(periods, rests, 1 + (fit.cold() ? 2 : 0) + (fit.warm() ? 2 : 0));
        double memory = memory(periods, rests);
        double scale = spread * days / Model.worth(days, memory);
        var v = inverse(normal);
        for (var row : v) for (int b = 0; b < n; b++) row[b] *= scale;
        return new Model(
                fit.base,
                fit.slope,
                fit.cold() ? fit.balance : null,
                new Model.Variance(v[0][0], v[1][1], v[2][2], v[0][1], v[0][2], v[1][2]),
                spread,
                memory,
                (int) days,
                fit.explained,
                fit.warm()
                        ? new Model.Cooling(
                                fit.warmSlope,
                                fit.warmBalance,
                                Arrays.stream(v)
                                        .flatMapToDouble(Arrays::stream)
                                        .boxed()
                                        .toList())
                        : null);
    }

    /** Variance of one day. */
    private static double spread(List<Period> periods, double[] rests, int coefficients) {
        double sum = 0;
        for (int i = 0; i < rests.length; i++) sum += periods.get(i).days() * rests[i] * rests[i];
        return sum / Math.max(1, rests.length - coefficients);
    }

    private static double memory(List<Period> periods, double[] rests) {
        double with = 0;
        double all = 0;
        int pairs = 0;
        for (int i = 0; i < rests.length; i++) {
            all += rests[i] * rests[i];
            if (i > 0 && periods.get(i).from() - periods.get(i - 1).from() == 1) {
                with += rests[i] * rests[i - 1];
                pairs++;
            }
        }
        return pairs < 30 || all == 0 ? 0 : Math.clamp(with / pairs * rests.length / all, 0, 0.95);
    }

    /**
     * Of those coefficients that can be told from the ones before them; the others are taken for known, and their rows stay 0: those that a
     * candidate has not, and a balance point above which no day is.
     */
    private static double[][] inverse(double[][] m) {
        int n = m.length;
        var swept = new double[n][];
        for (int i = 0; i < n; i++) swept[i] = m[i].clone();
        var told = new boolean[n];
        // balance points last: of a slope and its balance, the slope is told
        for (int k : new int[] {0, 1, 3, 2, 4}) {
            double pivot = swept[k][k];
            if (!(pivot > 1e-9 * m[k][k]) || m[k][k] == 0) continue;
            told[k] = true;
            for (int i = 0; i < n; i++) {
                if (i == k) continue;
                double by = swept[i][k] / pivot;
                for (int j = 0; j < n; j++) if (j != k) swept[i][j] -= by * swept[k][j];
                swept[i][k] = -by;
            }
            for (int j = 0; j < n; j++) if (j != k) swept[k][j] /= pivot;
            swept[k][k] = 1 / pivot;
        }
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) if (!told[i] || !told[j]) swept[i][j] = 0;
        return swept;
    }
}
