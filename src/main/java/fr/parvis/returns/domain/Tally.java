// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sums of households of one list at one place.
 *
 * @param month first day of the month in which the list came
 * @param commune code of the official geographic code; empty where unknown
 * @param channels households by channel, {@code kinds} by kind of solution, {@code days} by days from the list to the first attempt, {@code
 *     outcomes} by how they stand
 */
public record Tally(
        UUID association,
        UUID partner,
        UUID arrangement,
        UUID list,
        LocalDate month,
        String commune,
        @Nullable UUID sector,
        @Nullable UUID point,
        Sums sums,
        Map<String, Long> channels,
        Map<String, Long> kinds,
        Map<String, Long> days,
        Map<String, Long> outcomes) {

    /**
     * Sums that are counted. Amounts are cents.
     *
     * @param spread amount paid later or in instalments
     * @param gained amount paid, granted or corrected
     * @param expected kWh a year, an order of magnitude; {@code withExpected} households have some
     * @param measured kWh over the measured days; never added to what is expected
     * @param variance of what was measured: squares of margins, which err each on its own
     */
    public record Sums(
            long listed,
            long attempted,
            long reached,
            long solved,
            long reductions,
            long cuts,
            long evictions,
            long oriented,
            long withSpread,
            long spread,
            long withGained,
            long gained,
            long withExpected,
            long expected,
            long withMeasured,
            long measured,
            double variance) {
        static final Sums NOTHING = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Households whose cut, reduction or eviction somebody confirmed did not happen. */
        public long avoided() {
            return reductions + cuts + evictions;
        }

        /** Half of the interval of 90 % of what was measured, in kWh. */
        public double margin() {
            return Math.sqrt(variance);
        }

        Sums plus(Sums other) {
            return new Sums(
                    listed + other.listed,
                    attempted + other.attempted,
                    reached + other.reached,
                    solved + other.solved,
                    reductions + other.reductions,
                    cuts + other.cuts,
                    evictions + other.evictions,
                    oriented + other.oriented,
                    withSpread + other.withSpread,
                    spread + other.spread,
                    withGained + other.withGained,
                    gained + other.gained,
                    withExpected + other.withExpected,
                    expected + other.expected,
                    withMeasured + other.withMeasured,
                    measured + other.measured,
                    variance + other.variance);
        }
    }

    static void add(Map<String, Long> to, Map<String, Long> counts) {
        counts.forEach((code, count) -> to.merge(code, count, Long::sum));
    }

    static Map<String, Long> none() {
        return new TreeMap<>();
    }
}
