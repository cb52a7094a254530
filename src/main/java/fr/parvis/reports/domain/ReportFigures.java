// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Source of the figures of reports: indicators by name, as sums of whole numbers by month. */
interface ReportFigures {

    /**
     * An indicator as reports need to know it.
     *
     * @param minutes whether it adds up minutes; else it counts
     * @param counted the indicator that counts the acts that it adds up; itself where it counts
     * @param splits splits that it allows
     */
    record Defined(String key, int version, boolean minutes, String counted, Set<Split> splits) {}

    /**
     * Owner of the acts that are counted, of the association in scope.
     *
     * @param points service points; null for all of the association's acts
     * @param operator of whose requests; of all when it is null
     */
    record Whose(@Nullable Set<UUID> points, @Nullable String operator) {}

    /**
     * Sums by indicator, month and code; a code that is missing is zero.
     *
     * @param asOf up to which instant acts are in it
     * @param knownFrom first day that is not deleted, of an indicator that is deleted in the first of these months
     */
    record Sums(
            Map<String, Map<YearMonth, Map<String, Long>>> byIndicator,
            Instant asOf,
            Map<String, LocalDate> knownFrom) {
        Map<YearMonth, Map<String, Long>> of(String indicator) {
            return byIndicator.getOrDefault(indicator, Map.of());
        }
    }

    /** Months that are counted, both included. */
    record Months(YearMonth first, YearMonth last) {}

    /** Those that there are, in the order in which they are offered. */
    List<Defined> indicators();

    /** Those of them that can be counted for these alone: a call of the line is of no point. */
    List<Defined> indicators(Whose whose);

    /**
     * Sums of some indicators.
     *
     * @param by null for sums without a split, under the empty code; {@link Split#MONTH} is none, months are there anyway
     */
    Sums sums(List<String> indicators, @Nullable Split by, Whose whose, Months months);

    /** Family of a theme on a day; empty for none. */
    String family(String theme, LocalDate on);
}
