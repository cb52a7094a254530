// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.Load;
import fr.parvis.loadcurves.domain.reading.Paris;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Use in off-peak hours, now and once they move.
 *
 * @param share now
 * @param counted whether the meter counted it; else it is summed from the curve and the hours that were named
 * @param later the share under the hours to come, if nothing is done; null when they are not known
 * @param heaterAt minute of the day at which something of the size of a water heater starts on most days; null when there is none
 * @param heaterKWh use of the heater on such a day
 * @param heaterLeft whether that start lies in the hours of now, and no more in those to come: a heater on a clock of its own would heat
 *     at the full price
 * @param tempo by colour of the day; null where days have none
 */
public record OffPeak(
        double share,
        boolean counted,
        @Nullable Double later,
        @Nullable Integer heaterAt,
        double heaterKWh,
        boolean heaterLeft,
        @Nullable Tempo tempo) {

    /**
     * Shares of the days of each colour.
     *
     * @param redPeakKWh in the peak hours of red days, which cost the most
     */
    public record Tempo(double blue, double white, double red, double redPeakKWh) {
        static @Nullable Tempo of(Curve.Registers.@Nullable Tempo counted) {
            if (counted == null) return null;
            double all = counted.blue() + counted.white() + counted.red();
            return new Tempo(counted.blue() / all, counted.white() / all, counted.red() / all, counted.redPeak());
        }
    }

    /**
     * Hours by season; the same twice where they do not change with it.
     *
     * @param winter from 1 November
     * @param summer from 1 April
     */
    public record Hours(OffPeakHours winter, OffPeakHours summer) {
        OffPeakHours in(Season season) {
            return season == Season.WINTER ? winter : summer;
        }
    }

    private static final double HEATER_WATTS = 1000;
    private static final double MOST_DAYS = 0.6;
    private static final int SLOT = 30;

    static Optional<OffPeak> of(Curve curve, @Nullable Hours now, @Nullable Hours coming) {
        var load = curve.load();
        var registers = curve.registers();
        if (registers != null && load == null) {
            double all = registers.offPeakKWh() + registers.peakKWh() + registers.otherKWh();
            return all == 0
                    ? Optional.empty()
                    : Optional.of(new OffPeak(
                            registers.offPeakKWh() / all, true, null, null, 0, false, Tempo.of(registers.tempo())));
        }
        if (load == null || now == null) return Optional.empty();
        var heater = heater(load);
        boolean left = false;
        if (heater != null && coming != null) {
            int at = heater.minute;
            left = now.winter.holds(at) && !(coming.winter.holds(at) && coming.summer.holds(at));
        }
        return Optional.of(new OffPeak(
                share(load, now),
                false,
                coming == null ? null : share(load, coming),
                heater == null ? null : heater.minute,
                heater == null ? 0 : heater.kWh,
                left,
                null));
    }

    private static double share(Load load, Hours hours) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < load.size(); i++) {
            long local = Paris.local(load.start()[i]);
            var season = Season.of((int) Math.floorDiv(local, Paris.DAY));
            int minute = Math.floorMod(local, Paris.DAY) / 60;
            all += load.kWh(i);
            if (hours.in(season).holds(minute)) off += load.kWh(i);
        }
        return all == 0 ? 0 : off / all;
    }

    private record Heater(int minute, double kWh) {}

    /** A rise of a kilowatt at the same half hour on most days: what a clock or the meter's contact sets off. */
    private static @Nullable Heater heater(Load load) {
        var rises = new int[24 * 60 / SLOT];
        var excess = new double[rises.length];
        int days = 0;
        int today = Integer.MIN_VALUE;
        for (int i = 1; i < load.size(); i++) {
            long local = Paris.local(load.start()[i]);
            int day = (int) Math.floorDiv(local, Paris.DAY);
            if (day != today) {
                today = day;
                days++;
            }
            if (load.start()[i] - load.start()[i - 1] != load.minutes()[i - 1] * 60L) continue;
            double rise = load.watts()[i] - load.watts()[i - 1];
            if (rise < HEATER_WATTS) continue;
            int slot = Math.floorMod(local, Paris.DAY) / 60 / SLOT;
            rises[slot]++;
            // as long as it stays up, at most five hours
            double before = load.watts()[i - 1];
            for (int k = i; k < load.size() && load.start()[k] - load.start()[i] < 5 * 3600; k++) {
                if (load.watts()[k] < before + HEATER_WATTS / 2) break;
                excess[slot] += (load.watts()[k] - before) * load.minutes()[k] / 60_000;
            }
        }
        int best = 0;
        for (int s = 0; s < rises.length; s++) if (rises[s] > rises[best]) best = s;
        return days < 14 || rises[best] < MOST_DAYS * days ? null : new Heater(best * SLOT, excess[best] / rises[best]);
    }
}
