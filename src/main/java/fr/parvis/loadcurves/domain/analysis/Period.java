// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Energy used over one day, or over the months of a bill, beside the temperatures outdoors.
 *
 * @param from first day since 1970
 * @param days number of days
 * @param kWh over all of it
 * @param celsius of each day
 */
@SuppressWarnings("ArrayRecordComponent")
public record Period(int from, int days, double kWh, double[] celsius) {

    /** Mean degree days of a day under a balance point. */
    double degreeDays(double balance) {
        double sum = 0;
        for (double one : celsius) sum += Math.max(0, balance - one);
        return sum / days;
    }

    /** Mean degree days of a day above a balance point. */
    double coolingDegreeDays(double balance) {
        double sum = 0;
        for (double one : celsius) sum += Math.max(0, one - balance);
        return sum / days;
    }

    /** Share of days warmer than the balance point. */
    double warm(double balance) {
        int n = 0;
        for (double one : celsius) if (one > balance) n++;
        return (double) n / days;
    }

    /** Share of days colder than the balance point. */
    double cold(double balance) {
        int n = 0;
        for (double one : celsius) if (one < balance) n++;
        return (double) n / days;
    }

    double perDay() {
        return kWh / days;
    }

    /**
     * Days of a curve, or periods of bills, for which all temperatures are known. A day of 0 kWh is a missing one (CalTRACK 2.0, 2.1.5: for
     * electricity only).
     */
    public static List<Period> of(Curve curve, Map<Integer, Double> celsius) {
        List<Period> all = new ArrayList<>();
        for (int i = 0; i < curve.daily().size(); i++) {
            if (curve.daily().kWh()[i] == 0) continue;
            of(curve.daily().day()[i], 1, curve.daily().kWh()[i], celsius).ifPresent(all::add);
        }
        for (var bill : curve.bills())
            of(bill.from(), bill.days(), bill.kWh(), celsius).ifPresent(all::add);
        return all;
    }

    private static Optional<Period> of(int from, int days, double kWh, Map<Integer, Double> celsius) {
        var outdoors = new double[days];
        for (int i = 0; i < days; i++) {
            var found = celsius.get(from + i);
            if (found == null) return Optional.empty();
            outdoors[i] = found;
        }
        return Optional.of(new Period(from, days, kWh, outdoors));
    }
}
