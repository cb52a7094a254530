// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of a whole in tenths of a percent: 125 is 12.5 %. The shares of all parts add up to 100 % (largest remainder). */
public final class Percentages {
    private static final int WHOLE = 1000;

    private Percentages() {}

    /** The share of each part, in the order given; all 0 where the parts are. Parts are not negative. */
    public static List<Integer> of(List<Long> parts) {
        long sum = parts.stream().mapToLong(Long::longValue).sum();
        if (sum == 0) return Collections.nCopies(parts.size(), 0);
        var shares = new ArrayList<Integer>();
        for (long part : parts) shares.add((int) Math.floorDiv(Math.multiplyExact(part, (long) WHOLE), sum));
        int missing = WHOLE - shares.stream().mapToInt(Integer::intValue).sum();
        // the largest remainder first, then the largest part, then the order given
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> Math.floorMod(parts.get(i) * WHOLE, sum))
                        .thenComparingLong(parts::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(missing)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return List.copyOf(shares);
    }

    /** One share alone, rounded; for parts that do not add up to the whole. 0 of nothing. */
    public static int of(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.round((double) part * WHOLE / whole);
    }
}
