// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import java.util.List;

/**
 * Energy used less than the model of before says of the same weather (CalTRACK 2.0, 3.6: avoided energy use), and how sure that is.
 *
 * @param kWh avoided; negative when more was used
 * @param margin half of the interval of 90 %
 * @param before use expected by the model of before
 * @param days of after
 */
public record Savings(double kWh, double margin, double before, int days) {
    /** Fewer, and no season is whole. */
    private static final int LEAST_DAYS = 60;

    /** Margin over savings (fractional savings uncertainty, ASHRAE Guideline 14); below 0.5 is usually asked of a single building. */
    public double uncertainty() {
        return kWh == 0 ? Double.POSITIVE_INFINITY : margin / Math.abs(kWh);
    }

    /** Whether zero is outside of the interval. */
    public boolean shown() {
        return Math.abs(kWh) > margin;
    }

    /** As a share of what would have been used. */
    public double share() {
        return before == 0 ? 0 : kWh / before;
    }

    /**
     * Compares with what the model says of the weather of after.
     *
     * @throws IllegalArgumentException for less than two months, which the caller asks for first
     */
    public static Savings of(Model before, List<Period> after) {
        if (!enough(after)) throw new IllegalArgumentException("fewer than " + LEAST_DAYS + " days");
        double expected = 0;
        double used = 0;
        double days = 0;
        double degreeDays = 0;
        double cold = 0;
        double warmth = 0;
        double warm = 0;
        var balance = before.balance();
        var cooling = before.cooling();
        for (var period : after) {
            expected += before.expected(period);
            used += period.kWh();
            days += period.days();
            if (balance != null) {
                degreeDays += period.days() * period.degreeDays(balance);
                cold += period.days() * period.cold(balance);
            }
            if (cooling != null) {
                warmth += period.days() * period.coolingDegreeDays(cooling.balance());
                warm += period.days() * period.warm(cooling.balance());
            }
        }
        double ofModel = before.varianceOf(days, degreeDays, cold, warmth, warm);
        double ofDays = days * days * before.residual() / Model.worth(days, before.memory());
        return new Savings(
                expected - used, Normal.NINETY * Math.sqrt(Math.max(0, ofModel + ofDays)), expected, (int) days);
    }

    public static boolean enough(List<Period> after) {
        return after.stream().mapToInt(Period::days).sum() >= LEAST_DAYS;
    }
}
