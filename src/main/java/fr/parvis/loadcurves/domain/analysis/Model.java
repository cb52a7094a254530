package fr.parvis.loadcurves.domain.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Use of a day against the cold: {@code base + slope × max(0, balance − T)}. It stays when the curve is gone: with its covariance and its
 * counts, savings can be proven a year later.
 *
 * @param base kWh a day
 * @param slope kWh a day and °C; 0 when the cold does not tell
 * @param balance °C; nothing without a slope
 * @param variance of base, slope and balance, then of base and slope, base and balance, slope and balance together
 * @param residual variance of one day about the model, (kWh a day)²
 * @param memory correlation of one day's residual with the next
 * @param days what the model was drawn from
 * @param explained adjusted share of variance (R²)
 */
public record Model(
        double base,
        double slope,
        @Nullable Double balance,
        Variance variance,
        double residual,
        double memory,
        int days,
        double explained) {

    /** Covariance of the three coefficients. */
    public record Variance(
            double base, double slope, double balance, double baseSlope, double baseBalance, double slopeBalance) {}

    /** kWh that the model says of a time. */
    public double expected(Period period) {
        return period.days() * (base + (balance == null ? 0 : slope * period.degreeDays(balance)));
    }

    /** Half of the interval of 95 % about the slope. */
    public double slopeMargin() {
        return Normal.NINETY_FIVE * Math.sqrt(variance.slope);
    }

    /** Independent days that these days are worth, for one day resembles the day before. */
    static double worth(double days, double memory) {
        double kept = Math.clamp(memory, 0, 0.95);
        return Math.max(1, days * (1 - kept) / (1 + kept));
    }
}
