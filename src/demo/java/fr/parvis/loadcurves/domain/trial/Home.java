// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import fr.parvis.loadcurves.domain.reading.Daily;
import fr.parvis.loadcurves.domain.reading.Load;
import fr.parvis.loadcurves.domain.reading.Paris;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A home whose truth is known. Outdoors: a cosine of the year (mean 10 to 14 °C, half-width 6 to 9 °C, coldest in mid-January) and a
 * first-order autoregression from day to day (0.75, steps of 2.2 °C). Use of a day: {@code base + slope × max(0, balance − T)}, half of
 * the homes with 0 to 10 % of the base more at weekends, and noise of its own: a first-order autoregression (0 to 0.4) whose spread is 4
 * to 10 % of the mean use. All is drawn from {@link java.util.Random} with the seed.
 *
 * @param base kWh a day
 * @param slope kWh a day and °C
 * @param balance °C
 * @param weekend kWh more at weekends
 * @param spread standard deviation of the noise, kWh
 * @param memory of the noise from day to day
 */
public record Home(
        long seed,
        double base,
        double slope,
        double balance,
        double weekend,
        double spread,
        double memory,
        double meanOutdoors,
        double halfWidth) {

    /** Shape of a year of it. */
    public record Year(Home home, Daily daily, Map<Integer, Double> celsius) {}

    public static Home of(long seed) {
        var random = new Random(seed);
        double base = 4 + 10 * random.nextDouble();
        double slope = 0.5 + 2.5 * random.nextDouble();
        double balance = 14 + 5 * random.nextDouble();
        double weekend = random.nextBoolean() ? base * 0.1 * random.nextDouble() : 0;
        double mean = base + slope * 4;
        double spread = mean * (0.04 + 0.06 * random.nextDouble());
        double memory = 0.4 * random.nextDouble();
        return new Home(
                seed,
                base,
                slope,
                balance,
                weekend,
                spread,
                memory,
                10 + 4 * random.nextDouble(),
                6 + 3 * random.nextDouble());
    }

    /** @param saved share of the slope that is gone; the weather and the noise of a year depend on its first day, too */
    public Year year(LocalDate first, int days, double saved) {
        var random = new Random(seed * 31 + first.toEpochDay());
        Map<Integer, Double> celsius = new HashMap<>();
        var day = new int[days];
        var kWh = new double[days];
        double weather = 2.2 / Math.sqrt(1 - 0.75 * 0.75) * random.nextGaussian();
        double noise = spread * random.nextGaussian();
        for (int i = 0; i < days; i++) {
            var date = first.plusDays(i);
            double season = Math.cos(2 * Math.PI * (date.getDayOfYear() - 15) / 365.25);
            double outdoors = meanOutdoors - halfWidth * season + weather;
            weather = 0.75 * weather + 2.2 * random.nextGaussian();
            double used = base + slope * (1 - saved) * Math.max(0, balance - outdoors) + noise;
            if (date.getDayOfWeek().getValue() > 5) used += weekend;
            noise = memory * noise + spread * Math.sqrt(1 - memory * memory) * random.nextGaussian();
            day[i] = (int) date.toEpochDay();
            kWh[i] = Math.max(0.1 * base, used);
            celsius.put(day[i], outdoors);
        }
        return new Year(this, new Daily(day, kWh), celsius);
    }

    /**
     * Spreads days over steps: mornings and evenings more, a water heater from 23:30 on, whole watts as files have them.
     *
     * @param minutes of a step
     */
    public static Load load(Daily daily, int minutes, Random random) {
        int n = 0;
        for (int day : daily.day()) n += Paris.secondsOf(day) / (minutes * 60);
        var start = new long[n];
        var steps = new byte[n];
        var watts = new float[n];
        int at = 0;
        for (int i = 0; i < daily.size(); i++) {
            int all = Paris.secondsOf(daily.day()[i]) / (minutes * 60);
            var weight = new double[all];
            double sum = 0;
            for (int k = 0; k < all; k++) {
                double hour = k * minutes / 60.0;
                weight[k] = 0.6
                        + bump(hour, 7.5, 1.2)
                        + 1.6 * bump(hour, 19.5, 1.8)
                        + (hour > 23.4 || hour < 1 ? 1.5 : 0)
                        + 0.3 * random.nextDouble();
                sum += weight[k];
            }
            long begin = Paris.startOfDay(daily.day()[i]);
            for (int k = 0; k < all; k++) {
                start[at] = begin + k * 60L * minutes;
                steps[at] = (byte) minutes;
                watts[at++] = Math.max(40, Math.round(daily.kWh()[i] * weight[k] / sum * 60_000 / minutes));
            }
        }
        return new Load(start, steps, watts);
    }

    private static double bump(double hour, double around, double width) {
        double off = (hour - around) / width;
        return Math.exp(-off * off);
    }
}
