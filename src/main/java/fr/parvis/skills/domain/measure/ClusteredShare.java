// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import java.util.Collection;
import java.util.List;

/**
 * A share of what comes in groups whose members resemble each other, and how sure it is.
 *
 * @param apart surplus of each group over the share, in the order of the groups
 * @param clustered variance of the share as the groups differ: {@code k / (k - 1) * sum(apart²) / n²}
 * @param plain variance of the share if all were independent
 */
record ClusteredShare(long count, double share, List<Double> apart, double clustered, double plain) {

    /** Resemblance inside groups (intraclass correlation) that is assumed even where none can be seen: few groups show it by chance only. */
    private static final double LEAST_RESEMBLANCE = 0.05;

    /** @param hits number of one group that the share counts */
    record Sum(long count, long hits) {}

    static ClusteredShare of(Collection<Sum> groups) {
        long n = groups.stream().mapToLong(Sum::count).sum();
        if (n == 0) throw new IllegalArgumentException("a share of nothing");
        double share = (double) groups.stream().mapToLong(Sum::hits).sum() / n;
        var apart = groups.stream().map(one -> one.hits() - share * one.count()).toList();
        double between = apart.stream().mapToDouble(one -> one * one).sum();
        int k = groups.size();
        return new ClusteredShare(
                n,
                share,
                apart,
                k < 2 ? Double.POSITIVE_INFINITY : k / (k - 1.0) * between / ((double) n * n),
                share * (1 - share) / n);
    }

    int groups() {
        return apart.size();
    }

    /** How many times less they tell than as many independent ones; never less than the least resemblance makes it. */
    double designEffect() {
        double least = 1 + Math.max(0, (double) count / groups() - 1) * LEAST_RESEMBLANCE;
        return plain == 0 ? least : Math.max(least, clustered / plain);
    }

    /** Wilson's on the effective number, with Student's quantile. */
    Interval interval() {
        return wilson(share, count / designEffect(), StudentQuantile.of(groups() - 1));
    }

    /**
     * Of this share less another one of the same groups: both intervals are joined as their distances from the shares and their
     * correlation between groups tell (MOVER, Zou and Donner 2008), so that it holds where changes are rare, too.
     */
    Interval intervalLess(ClusteredShare other) {
        var mine = interval();
        var others = other.interval();
        double correlation = correlation(other);
        double difference = share - other.share;
        return new Interval(
                        difference - joined(share - mine.low(), others.high() - other.share, correlation),
                        difference + joined(mine.high() - share, other.share - others.low(), correlation))
                .within(-1, 1);
    }

    private static double joined(double one, double other, double correlation) {
        return Math.sqrt(Math.max(0, one * one + other * other - 2 * correlation * one * other));
    }

    private double correlation(ClusteredShare other) {
        double both = 0;
        double mine = 0;
        double others = 0;
        for (int i = 0; i < apart.size(); i++) {
            both += apart.get(i) * other.apart.get(i);
            mine += apart.get(i) * apart.get(i);
            others += other.apart.get(i) * other.apart.get(i);
        }
        return mine == 0 || others == 0 ? 0 : both / Math.sqrt(mine * others);
    }

    /** Wilson's interval of a share seen among so many independent ones. */
    static Interval wilson(double share, double count, double quantile) {
        double square = quantile * quantile;
        double centre = (share + square / (2 * count)) / (1 + square / count);
        double reach =
                quantile / (1 + square / count) * Math.sqrt(share * (1 - share) / count + square / (4 * count * count));
        return new Interval(centre - reach, centre + reach).within(0, 1);
    }
}
