// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import java.util.Arrays;
import java.util.Optional;

/**
 * Power that a home uses when nobody asks anything of it (talon): the tenth percentile of the power of its steps. With days or bills only, the
 * least day or bill gives a ceiling, for somebody may have been at home. The method is ours: no French standard was found.
 *
 * @param watts the power
 * @param ceiling whether it is at most this
 * @param share of all that was used
 */
public record BaseLoad(double watts, boolean ceiling, double share) {
    private static final double LOW = 0.1;
    private static final double HOURS = 8760;

    public double kWhAYear() {
        return watts * HOURS / 1000;
    }

    static Optional<BaseLoad> of(Curve curve) {
        var load = curve.load();
        if (load != null) {
            var sorted = load.watts().clone();
            Arrays.sort(sorted);
            double mean = 0;
            for (float one : sorted) mean += one;
            mean /= sorted.length;
            double low = sorted[(int) (LOW * (sorted.length - 1))];
            return Optional.of(new BaseLoad(low, false, low / mean));
        }
        double[] days = curve.bills().isEmpty()
                ? curve.daily().kWh().clone()
                : curve.bills().stream()
                        .mapToDouble(bill -> bill.kWh() / bill.days())
                        .toArray();
        if (days.length < 2) return Optional.empty();
        Arrays.sort(days);
        double least = days[(int) (LOW / 2 * (days.length - 1))];
        double mean = Arrays.stream(days).average().orElseThrow();
        return Optional.of(new BaseLoad(least / 24 * 1000, true, least / mean));
    }
}
