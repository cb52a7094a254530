// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import java.time.Duration;

/** Usage of limits that all processes of one database count together. */
public interface SharedUsage {
    /**
     * A limit.
     *
     * @param name the same in each process
     * @param evenly whether requests are given back one by one; else each a period after it was made
     */
    record Limit(String name, int most, Duration period, boolean evenly) {}

    /**
     * Counts a request, if it is allowed now.
     *
     * @return zero when it is allowed, else how long until it will be
     */
    Duration acquire(Limit limit, String key, int weight);

    /** How long until a request will be allowed, zero when it is now; counts nothing. */
    Duration timeToWait(Limit limit, String key);
}
