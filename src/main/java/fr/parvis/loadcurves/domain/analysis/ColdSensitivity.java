package fr.parvis.loadcurves.domain.analysis;

import java.util.List;

/**
 * How much more is used for each degree of cold: the daily method of CalTRACK 2.0 (docs/methods, 3), heating only; for bills its monthly
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

    /** What comes of it. */
    public sealed interface Outcome {
        /** @param wholeYear whether the data is what the method asks for */
        record Fitted(Model model, boolean wholeYear) implements Outcome {}

        /** The cold does not tell: the mean says as much. */
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
        var mean = mean(periods);
        Fit best = null;
        for (double balance = COLDEST_BALANCE; balance <= WARMEST_BALANCE; balance += STEP) {
            var fit = fit(periods, balance);
            if (fit != null && (best == null || fit.explained > best.explained)) best = fit;
        }
        if (best == null || best.explained <= 0) return new Outcome.NotTold(mean, whole);
        return new Outcome.Fitted(model(periods, best), whole);
    }

    private record Fit(double balance, double base, double slope, double explained) {}

    /** Least squares weighted by days; nothing when the candidate does not qualify. */
    private static @org.jspecify.annotations.Nullable Fit fit(List<Period> periods, double balance) {
        double w = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        double cold = 0;
        double degreeDays = 0;
        for (var period : periods) {
            double x = period.degreeDays(balance);
            double y = period.perDay();
            double days = period.days();
            w += days;
            sx += days * x;
            sy += days * y;
            sxx += days * x * x;
            sxy += days * x * y;
            syy += days * y * y;
            cold += days * period.cold(balance);
            degreeDays += days * x;
        }
        if (cold < LEAST_COLD_DAYS || degreeDays < LEAST_DEGREE_DAYS) return null;
        double vx = sxx - sx * sx / w;
        if (vx < 1e-9) return null;
        double slope = (sxy - sx * sy / w) / vx;
        double base = (sy - slope * sx) / w;
        if (slope <= 0 || base <= 0) return null;
        double all = syy - sy * sy / w;
        if (all < 1e-12) return null;
        double rest = Math.max(0, all - slope * slope * vx);
        int n = periods.size();
        return new Fit(balance, base, slope, 1 - rest / (n - 2) / (all / (n - 1)));
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
                0);
    }

    /**
     * The covariance holds the balance point as a third coefficient (the method takes it for known, and is too sure of itself), and days
     * that resemble each other count for fewer.
     */
    private static Model model(List<Period> periods, Fit fit) {
        var rests = new double[periods.size()];
        var normal = new double[3][3];
        double days = 0;
        for (int i = 0; i < rests.length; i++) {
            var period = periods.get(i);
            double x = period.degreeDays(fit.balance);
            rests[i] = period.perDay() - fit.base - fit.slope * x;
            double[] turn = {1, x, fit.slope * period.cold(fit.balance)};
            for (int a = 0; a < 3; a++) for (int b = 0; b < 3; b++) normal[a][b] += period.days() * turn[a] * turn[b];
            days += period.days();
        }
        double spread = spread(periods, rests, 3);
        double memory = memory(periods, rests);
        double scale = spread * days / Model.worth(days, memory);
        var v = inverse(normal);
        return new Model(
                fit.base,
                fit.slope,
                fit.balance,
                new Model.Variance(
                        v[0][0] * scale,
                        v[1][1] * scale,
                        v[2][2] * scale,
                        v[0][1] * scale,
                        v[0][2] * scale,
                        v[1][2] * scale),
                spread,
                memory,
                (int) days,
                fit.explained);
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

    private static double[][] inverse(double[][] m) {
        double a = m[1][1] * m[2][2] - m[1][2] * m[2][1];
        double b = m[0][2] * m[2][1] - m[0][1] * m[2][2];
        double c = m[0][1] * m[1][2] - m[0][2] * m[1][1];
        double determinant = m[0][0] * a + m[1][0] * b + m[2][0] * c;
        if (Math.abs(determinant) < 1e-9) {
            // days all colder than the balance point: it cannot be told from the base, and is taken for known
            double two = m[0][0] * m[1][1] - m[0][1] * m[0][1];
            return new double[][] {{m[1][1] / two, -m[0][1] / two, 0}, {-m[0][1] / two, m[0][0] / two, 0}, {0, 0, 0}};
        }
        return new double[][] {
            {a / determinant, b / determinant, c / determinant},
            {
                b / determinant,
                (m[0][0] * m[2][2] - m[0][2] * m[2][0]) / determinant,
                (m[0][2] * m[1][0] - m[0][0] * m[1][2]) / determinant
            },
            {
                c / determinant,
                (m[0][2] * m[1][0] - m[0][0] * m[1][2]) / determinant,
                (m[0][0] * m[1][1] - m[0][1] * m[1][0]) / determinant
            }
        };
    }
}
