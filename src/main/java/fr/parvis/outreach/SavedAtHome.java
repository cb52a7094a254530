// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work done in the homes of cases so that they need less electricity; modules contribute theirs as beans. */
public interface SavedAtHome {

    /**
     * Of one home. What is expected and what was measured are of two kinds and are never added up.
     *
     * @param expected kWh a year of what was left and chosen there, an order of magnitude; null where none can be told
     */
    record Saved(@Nullable Long expected, @Nullable Measured measured) {}

    /**
     * Savings that curves of before and after prove.
     *
     * @param kWh less than the same weather would have taken, over the measured days; negative where more was used
     * @param margin half of the interval of 90 %, in kWh
     */
    record Measured(long kWh, double margin) {}

    /**
     * In the current association, of visits made on a day or later.
     *
     * @param since by case, the first day that counts
     * @return those that were visited since
     */
    Map<UUID, Saved> saved(Map<UUID, LocalDate> since);
}
