// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The highest power against the subscribed one.
 *
 * @param kVA the highest that was seen
 * @param measured whether the meter kept it; else it is the mean over a step, which understates: nothing is advised then
 * @param subscribed kVA, when somebody knows it
 * @param enough the lowest power on offer that leaves a tenth above the highest; null when it is not measured or too few days are known
 * @param days seen
 */
public record PeakPower(
        double kVA,
        boolean measured,
        @Nullable Integer subscribed,
        @Nullable Integer enough,
        int days) {
    /** kVA, as they are on offer. */
    private static final int[] OFFERED = {3, 6, 9, 12, 15, 18, 24, 30, 36};

    private static final double MARGIN = 1.1;

    /** A winter must be in it. */
    private static final int LEAST_DAYS = 300;

    static Optional<PeakPower> of(Curve curve, @Nullable Integer subscribed) {
        var peaks = curve.peaks();
        if (peaks != null) {
            double most = Arrays.stream(peaks.kVA()).max().orElse(0);
            int days = peaks.day().length;
            return Optional.of(new PeakPower(most, true, subscribed, days < LEAST_DAYS ? null : offered(most), days));
        }
        var load = curve.load();
        if (load == null) return Optional.empty();
        double most = 0;
        for (float one : load.watts()) most = Math.max(most, one);
        return Optional.of(new PeakPower(
                most / 1000, false, subscribed, null, curve.daily().size()));
    }

    private static @Nullable Integer offered(double most) {
        for (int one : OFFERED) if (one >= most * MARGIN) return one;
        return null;
    }

    public boolean couldBeLower() {
        return subscribed != null && enough != null && enough < subscribed;
    }

    /** Whether the subscribed power is known and the peak does not exceed it: else what was said of it is to be compared with the bill. */
    public boolean fits() {
        return subscribed != null && kVA <= subscribed;
    }
}
