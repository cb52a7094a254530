// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The value in the middle, from how often each value occurs. */
public final class Medians {
    private Medians() {}

    /** The smallest value that half of all do not exceed; nothing of nothing. */
    public static OptionalLong of(Map<Long, Long> times) {
        long all = times.values().stream().mapToLong(Long::longValue).sum();
        long before = 0;
        for (var entry : new TreeMap<>(times).entrySet()) {
            before += entry.getValue();
            if (before * 2 >= all && all > 0) return OptionalLong.of(entry.getKey());
        }
        return OptionalLong.empty();
    }
}
