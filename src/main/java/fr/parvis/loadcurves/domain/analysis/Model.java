// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use of a day against the cold, and against the heat where a home is cooled: {@code base + slope × max(0, balance − T) + cooling}. It stays
 * when the curve is gone: with its covariance and its counts, savings can be proven a year later.
 *
 * @param base kWh a day
 * @param slope kWh a day and °C; 0 when the cold does not tell
 * @param balance °C; null without a slope
 * @param variance of base, slope and balance, then of base and slope, base and balance, slope and balance together
 * @param residual variance of one day about the model, (kWh a day)²
 * @param memory correlation of one day's residual with the next
 * @param days number of days behind the model
 * @param explained adjusted share of variance (R²)
 * @param cooling use that the heat adds; null where it does not tell
 */
public record Model(
        double base,
        double slope,
        @Nullable Double balance,
        Variance variance,
        double residual,
        double memory,
        int days,
        double explained,
        @Nullable Cooling cooling) {
    /** Below, something else than the weather weighs more (ASHRAE Guideline 14 asks for more still). */
    public static final double LEAST_EXPLAINED = 0.5;

    /** How many coefficients there are with cooling: base, slope and balance of the cold, slope and balance of the heat. */
    static final int COEFFICIENTS = 5;

    /** Covariance of the three coefficients. */
    public record Variance(
            double base, double slope, double balance, double baseSlope, double baseBalance, double slopeBalance) {}

    /**
     * Use in the heat.
     *
     * @param slope kWh a day for each °C above the balance point
     * @param balance °C
     * @param covariance of all five coefficients, row by row; rows of the cold are 0 where only the heat tells
     */
    public record Cooling(double slope, double balance, List<Double> covariance) {
        public Cooling {
            covariance = List.copyOf(covariance);
            if (covariance.size() != COEFFICIENTS * COEFFICIENTS) throw new IllegalArgumentException("five by five");
        }

        /** Half of the interval of 95 % about the slope. */
        public double slopeMargin() {
            return Normal.NINETY_FIVE * Math.sqrt(Math.max(0, covariance.get(3 * COEFFICIENTS + 3)));
        }
    }

    /** kWh that the model says of a time. */
    public double expected(Period period) {
        double aDay = base;
        if (balance != null) aDay += slope * period.degreeDays(balance);
        if (cooling != null) aDay += cooling.slope * period.coolingDegreeDays(cooling.balance);
        return period.days() * aDay;
    }

    /** How a sum over days turns with each coefficient: days, degree days, cold days, degree days of heat, warm days. */
    double varianceOf(double days, double degreeDays, double coldDays, double warmth, double warmDays) {
        var heat = cooling;
        double[] turn = {days, degreeDays, slope * coldDays, warmth, heat == null ? 0 : -heat.slope * warmDays};
        double sum = 0;
        for (int a = 0; a < COEFFICIENTS; a++)
            for (int b = 0; b < COEFFICIENTS; b++) sum += turn[a] * turn[b] * covariance(a, b);
        return Math.max(0, sum);
    }

    private double covariance(int a, int b) {
        if (cooling != null) return cooling.covariance.get(a * COEFFICIENTS + b);
        return switch (Math.min(a, b) * COEFFICIENTS + Math.max(a, b)) {
            case 0 -> variance.base;
            case 1 -> variance.baseSlope;
            case 2 -> variance.baseBalance;
            case COEFFICIENTS + 1 -> variance.slope;
            case COEFFICIENTS + 2 -> variance.slopeBalance;
            case 2 * COEFFICIENTS + 2 -> variance.balance;
            default -> 0;
        };
    }

    /** Half of the interval of 95 % about the slope. */
    public double slopeMargin() {
        return Normal.NINETY_FIVE * Math.sqrt(variance.slope);
    }

    /** Whether the cold tells: a slope whose interval holds 0 is none. */
    public boolean coldTells() {
        return balance != null && slope > slopeMargin();
    }

    /** Independent days that these days are worth, for one day resembles the day before. */
    static double worth(double days, double memory) {
        double kept = Math.clamp(memory, 0, 0.95);
        return Math.max(1, days * (1 - kept) / (1 + kept));
    }
}
