// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.loadcurves.domain.analysis.Gesture;
import fr.parvis.loadcurves.domain.analysis.PeakPower;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices from a day on.
 *
 * @param source source of the prices
 * @param checked whether somebody compared them with the source; if not, what rests on them prints "à vérifier"
 * @param kWh tenths of a cent, one price at all hours
 * @param peak tenths of a cent
 * @param offPeak tenths of a cent
 * @param subscriptions euros a year by kVA
 */
public record Tariff(
        LocalDate validFrom,
        String label,
        String source,
        LocalDate readOn,
        boolean checked,
        int kWh,
        int peak,
        int offPeak,
        SortedMap<Integer, Integer> subscriptions) {
    private static final double TENTHS = 1000;

    /** Euros a year that a gesture saves, or null when it cannot be told. */
    public @Nullable Long euros(Gesture gesture, @Nullable PeakPower peakPower) {
        double euros = switch (gesture.kind().price) {
            case KWH -> gesture.kWh() * kWh / TENTHS;
            case OFF_PEAK -> gesture.kWh() * offPeak / TENTHS;
            case DIFFERENCE -> gesture.kWh() * (peak - offPeak) / TENTHS;
            case SUBSCRIPTION -> subscription(peakPower);
            case NONE -> 0;
        };
        return euros < 1 ? null : Math.round(euros);
    }

    private double subscription(@Nullable PeakPower power) {
        if (power == null || power.subscribed() == null || power.enough() == null) return 0;
        var now = subscriptions.get(power.subscribed());
        var then = subscriptions.get(power.enough());
        return now == null || then == null ? 0 : now - then;
    }

    public long euros(double kilowattHours) {
        return Math.round(kilowattHours * kWh / TENTHS);
    }
}
