// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.Paris;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hours in which the meter would trip under a reduction to 1 kVA: the hours whose power was above 1,000 W. A mean over a step hides short peaks, so
 * it would trip at least then. With days only: the days whose mean alone is above.
 *
 * @param byHour share of days on which the hour is above; nothing when there are only days
 * @param daysAbove share of days on which it would trip at least once
 * @param days seen
 */
public record TripHours(List<Double> byHour, double daysAbove, int days) {
    private static final double REDUCED_WATTS = 1000;

    static Optional<TripHours> of(Curve curve) {
        var load = curve.load();
        if (load == null) {
            int days = curve.daily().size();
            if (days == 0) return Optional.empty();
            int above = 0;
            for (double one : curve.daily().kWh()) if (one > REDUCED_WATTS * 24 / 1000) above++;
            return Optional.of(new TripHours(List.of(), (double) above / days, days));
        }
        var seen = new int[24];
        var above = new int[24];
        var now = new byte[24];
        int days = 0;
        int daysAbove = 0;
        int today = Integer.MIN_VALUE;
        for (int i = 0; i <= load.size(); i++) {
            long local = i == load.size() ? 0 : Paris.local(load.start()[i]);
            int day = i == load.size() ? Integer.MAX_VALUE : (int) Math.floorDiv(local, Paris.DAY);
            if (day != today) {
                if (today != Integer.MIN_VALUE) {
                    boolean any = false;
                    for (int h = 0; h < 24; h++) {
                        if (now[h] > 0) seen[h]++;
                        if (now[h] > 1) above[h]++;
                        any |= now[h] > 1;
                        now[h] = 0;
                    }
                    days++;
                    if (any) daysAbove++;
                }
                today = day;
                if (i == load.size()) break;
            }
            int hour = Math.floorMod(local, Paris.DAY) / 3600;
            now[hour] = (byte) Math.max(now[hour], load.watts()[i] > REDUCED_WATTS ? 2 : 1);
        }
        List<Double> byHour = new ArrayList<>();
        for (int h = 0; h < 24; h++) byHour.add(seen[h] == 0 ? 0 : (double) above[h] / seen[h]);
        return Optional.of(new TripHours(byHour, (double) daysAbove / days, days));
    }
}
