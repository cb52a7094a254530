// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A household's consumption as its file tells it.
 *
 * @param meter its number, empty when the file has none; never stored
 * @param stepMinutes the usual step; 1440 for days; 0 for bills
 * @param stamps end of its step that a stamp stands for; null for days and bills
 * @param load null when there are only days
 * @param daily empty for bills
 * @param bills periods of bills, empty elsewhere
 * @param registers counts by tariff, when the file has registers and their calendars
 * @param peaks highest power of each day, when the file has it
 */
public record Curve(
        Shape shape,
        String meter,
        int stepMinutes,
        @Nullable Stamps stamps,
        @Nullable Load load,
        Daily daily,
        List<Bill> bills,
        @Nullable Registers registers,
        @Nullable Peaks peaks,
        Quality quality)
        implements Reading {

    /** First day, since 1970. */
    public int firstDay() {
        return bills.isEmpty() ? daily.day()[0] : bills.getFirst().from();
    }

    Curve with(Registers counted) {
        return new Curve(shape, meter, stepMinutes, stamps, load, daily, bills, counted, peaks, quality);
    }

    /**
     * The part that somebody agreed to: whole days from one to another. Registers are sums over all days and go when a part is left out.
     *
     * @return nothing when fewer than two days are left
     */
    public Optional<Curve> within(int from, int to) {
        var days = daily.within(from, to);
        var periods = bills.stream()
                .filter(bill -> bill.from() >= from && bill.from() + bill.days() - 1 <= to)
                .toList();
        if (days.size() < 2 && periods.isEmpty()) return Optional.empty();
        boolean whole = days.size() == daily.size() && periods.size() == bills.size();
        return Optional.of(new Curve(
                shape,
                meter,
                stepMinutes,
                stamps,
                load == null ? null : load.within(Paris.startOfDay(from), Paris.startOfDay(to + 1)),
                days,
                periods,
                whole ? registers : null,
                peaks == null ? null : peaks.within(from, to),
                quality));
    }

    /**
     * Content of a bill or of a period of it.
     *
     * @param from first day, since 1970
     * @param days number of days
     */
    public record Bill(int from, int days, double kWh) {}

    /**
     * Counted by the meter, over the days whose calendar is known.
     *
     * @param days number of days
     * @param unknownDays left out: their calendar is not named
     * @param tempo the same by colour of the day; null where days have none
     */
    public record Registers(
            double offPeakKWh,
            double peakKWh,
            double otherKWh,
            int days,
            int unknownDays,
            @Nullable Tempo tempo) {

        /** kWh of the days of each colour, and of the peak hours of the red ones. */
        public record Tempo(double blue, double white, double red, double redPeak) {}
    }

    /**
     * Highest power of each day.
     *
     * @param day since 1970
     * @param kVA as the meter keeps it; a file in W is taken at a power factor of 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Peaks(int[] day, double[] kVA) {
        @Nullable
        Peaks within(int from, int to) {
            var kept = new Daily(day, kVA).within(from, to);
            return kept.size() == 0 ? null : new Peaks(kept.day(), kept.kWh());
        }
    }
}
