// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cold of a normal year: degree days of a mean year, for each balance point. It says what a home would use in such a year, and nothing of how
 * sensitive the home is.
 *
 * @param from first year that was taken
 * @param to last one
 * @param years number of whole years between them
 * @param degreeDays of a mean year, °C × day, for balance points from -1 to 32 °C in steps of 0.25
 */
public record NormalYear(int from, int to, int years, List<Double> degreeDays) {
    /** Climate is told over many years: one mild winter must not make a normal year. */
    public static final int LEAST_YEARS = 10;

    /** A normal of the World Meteorological Organization is one of thirty years; what was before was colder. */
    public static final int MOST_YEARS = 30;

    private static final double DAYS = 365.25;
    /** A year with fewer days than this is no whole year. */
    private static final int LEAST_DAYS = 355;

    private static final int STEPS =
            (int) ((ColdSensitivity.WARMEST_BALANCE - ColdSensitivity.COLDEST_BALANCE) / ColdSensitivity.STEP) + 1;

    public NormalYear {
        degreeDays = List.copyOf(degreeDays);
        if (degreeDays.size() != STEPS) throw new IllegalArgumentException("one sum of degree days for each balance");
    }

    /**
     * kWh of a normal year.
     *
     * @param margin half of the interval of 95 % about it, of the home's coefficients alone: a real year is colder or milder
     * @param heating part of it that the cold adds
     */
    public record Use(double kWh, double margin, double heating) {}

    /** @param celsius daily means by day since 1970; the latest thirty whole years count, nothing with fewer than ten */
    public static Optional<NormalYear> of(Map<Integer, Double> celsius) {
        var byYear = new TreeMap<Integer, List<Double>>();
        celsius.forEach(
                (day, value) -> byYear.computeIfAbsent(LocalDate.ofEpochDay(day).getYear(), _ -> new ArrayList<>())
                        .add(value));
        byYear.values().removeIf(days -> days.size() < LEAST_DAYS);
        while (byYear.size() > MOST_YEARS) byYear.pollFirstEntry();
        if (byYear.size() < LEAST_YEARS) return Optional.empty();
        List<Double> sums = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            double balance = ColdSensitivity.COLDEST_BALANCE + step * ColdSensitivity.STEP;
            double all = 0;
            for (var year : byYear.entrySet()) {
                double sum = 0;
                for (double one : year.getValue()) sum += Math.max(0, balance - one);
                // days that are missing are taken for such as are there
                all += sum / year.getValue().size() * Year.of(year.getKey()).length();
            }
            sums.add(all / byYear.size());
        }
        return Optional.of(new NormalYear(byYear.firstKey(), byYear.lastKey(), byYear.size(), sums));
    }

    /** Use in a normal year; nothing for a home on which the cold has no effect. */
    public Optional<Use> use(Model model) {
        var balance = model.balance();
        if (balance == null) return Optional.empty();
        double cold = degreeDays(balance);
        double coldDays = turn(balance);
        double warmth = 0;
        double warmDays = 0;
        double cooled = 0;
        var cooling = model.cooling();
        if (cooling != null) {
            warmth = coolingDegreeDays(cooling.balance());
            warmDays = DAYS - turn(cooling.balance());
            cooled = cooling.slope() * warmth;
        }
        double variance = model.varianceOf(DAYS, cold, coldDays, warmth, warmDays);
        double heating = model.slope() * cold;
        return Optional.of(
                new Use(DAYS * model.base() + heating + cooled, Normal.NINETY_FIVE * Math.sqrt(variance), heating));
    }

    /** Days colder than a balance point. */
    private double turn(double balance) {
        return (degreeDays(balance + ColdSensitivity.STEP) - degreeDays(balance - ColdSensitivity.STEP))
                / (2 * ColdSensitivity.STEP);
    }

    /** From those of the cold: a day is as far above one balance point as it is nearer to the warmest one, above which no day is. */
    double coolingDegreeDays(double balance) {
        double warmest = ColdSensitivity.WARMEST_BALANCE;
        return Math.max(0, degreeDays(balance) - degreeDays(warmest) + DAYS * (warmest - balance));
    }

    /** Between two steps in a straight line; beyond the ends, as at the end. */
    public double degreeDays(double balance) {
        double at = Math.clamp((balance - ColdSensitivity.COLDEST_BALANCE) / ColdSensitivity.STEP, 0, STEPS - 1);
        int step = Math.min((int) at, STEPS - 2);
        return degreeDays.get(step) + (at - step) * (degreeDays.get(step + 1) - degreeDays.get(step));
    }
}
