// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.Load;
import fr.parvis.loadcurves.domain.reading.Paris;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean day of a season, of weekdays or weekends.
 *
 * @param watts by hour, local; nothing when there are only days
 * @param kWh of the day
 * @param days it is the mean of
 */
public record TypicalDay(Season season, boolean weekend, List<Double> watts, double kWh, int days) {
    private static final int HOURS = 24;

    static List<TypicalDay> of(Curve curve) {
        List<TypicalDay> all = new ArrayList<>();
        for (var season : Season.values())
            for (boolean weekend : new boolean[] {false, true}) {
                var daily = curve.daily();
                double sum = 0;
                int days = 0;
                for (int i = 0; i < daily.size(); i++) {
                    if (Season.of(daily.day()[i]) != season || weekend(daily.day()[i]) != weekend) continue;
                    sum += daily.kWh()[i];
                    days++;
                }
                if (days == 0) continue;
                var load = curve.load();
                all.add(new TypicalDay(
                        season, weekend, load == null ? List.of() : hours(load, season, weekend), sum / days, days));
            }
        return all;
    }

    private static boolean weekend(int day) {
        // 1 January 1970 was a Thursday
        return Math.floorMod(day + 3, 7) > 4;
    }

    private static List<Double> hours(Load load, Season season, boolean weekend) {
        var sum = new double[HOURS];
        var minutes = new double[HOURS];
        int today = Integer.MIN_VALUE;
        boolean meant = false;
        for (int i = 0; i < load.size(); i++) {
            long local = Paris.local(load.start()[i]);
            int day = (int) Math.floorDiv(local, Paris.DAY);
            if (day != today) {
                today = day;
                meant = Season.of(day) == season && weekend(day) == weekend;
            }
            if (!meant) continue;
            int hour = Math.floorMod(local, Paris.DAY) / 3600;
            sum[hour] += load.watts()[i] * load.minutes()[i];
            minutes[hour] += load.minutes()[i];
        }
        List<Double> watts = new ArrayList<>();
        for (int h = 0; h < HOURS; h++) watts.add(minutes[h] == 0 ? 0 : sum[h] / minutes[h]);
        return watts;
    }
}
