// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Savings that curves of the current association's homes prove, and the price that gestures are counted in, for modules that set them beside what was done. */
public interface Curves {

    /**
     * Use saved against before in the same weather.
     *
     * @param reading the reading of after
     * @param kWh over the days of after; negative when more was used
     * @param margin half of the interval of 90 %
     * @param days of after
     * @param share of what would have been used
     * @param shown whether zero lies outside of the interval
     */
    record Saved(
            UUID reading,
            LocalDate from,
            LocalDate to,
            double kWh,
            double margin,
            int days,
            double share,
            boolean shown) {}

    /**
     * Price of electricity.
     *
     * @param tenthsOfCents a kWh at all hours
     * @param checked whether somebody compared it with its source
     */
    record Price(int tenthsOfCents, String label, String source, boolean checked) {
        public long euros(double kWh) {
            return Math.round(kWh * tenthsOfCents / 1000);
        }
    }

    /**
     * Of cases whose home changed on a day: the latest curve that begins on that day or later, compared with one that ended before it. A case
     * without both is not in the answer; what is no longer kept proves nothing.
     */
    Map<UUID, Saved> saved(Map<UUID, LocalDate> changedOn);

    Price price(LocalDate day);
}
