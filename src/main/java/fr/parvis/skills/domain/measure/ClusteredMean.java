package fr.parvis.skills.domain.measure;

import java.util.Collection;

/**
 * The mean of values that come in groups whose members resemble each other, and how sure it is.
 *
 * @param clustered variance of the mean as the groups differ: {@code k / (k - 1) * sum((sum of the group - mean * size)²) / n²}
 * @param plain variance of the mean if all values were independent
 */
record ClusteredMean(long count, int groups, double mean, double clustered, double plain) {

    /** What is assumed of the resemblance inside groups when all values are alike, so that none can be seen. */
    private static final double ASSUMED_RESEMBLANCE = 0.1;

    /**
     * The values of one group, each -1, 0 or 1.
     *
     * @param other how many of them are not 0
     */
    record Sum(long count, long sum, long other) {}

    static ClusteredMean of(Collection<Sum> groups) {
        double n = groups.stream().mapToLong(Sum::count).sum();
        if (n == 0) throw new IllegalArgumentException("a mean of nothing");
        double mean = groups.stream().mapToLong(Sum::sum).sum() / n;
        double squares = groups.stream().mapToLong(Sum::other).sum() / n;
        double between = 0;
        for (var group : groups) {
            double apart = group.sum() - mean * group.count();
            between += apart * apart;
        }
        int k = groups.size();
        return new ClusteredMean(
                (long) n,
                k,
                mean,
                k < 2 ? Double.POSITIVE_INFINITY : k / (k - 1.0) * between / (n * n),
                Math.max(0, squares - mean * mean) / n);
    }

    /** How many times less the values tell than as many independent ones; 1 at least. */
    double designEffect() {
        if (plain == 0) return 1 + Math.max(0, (double) count / groups - 1) * ASSUMED_RESEMBLANCE;
        return Math.max(1, clustered / plain);
    }

    /** As the groups differ, and never narrower than if all were independent. */
    Interval aroundMean() {
        double reach = StudentQuantile.of(groups - 1) * Math.sqrt(Math.max(clustered, plain));
        return new Interval(mean - reach, mean + reach).within(-1, 1);
    }

    /** Of a share: Wilson's on the effective number of values, with Student's quantile. */
    Interval wilson() {
        return wilson(mean, count / designEffect(), StudentQuantile.of(groups - 1));
    }

    /** Wilson's interval of a share seen among so many independent ones. */
    static Interval wilson(double share, double count, double quantile) {
        double square = quantile * quantile;
        double centre = (share + square / (2 * count)) / (1 + square / count);
        double reach = quantile
                / (1 + square / count)
                * Math.sqrt(share * (1 - share) / count + square / (4 * count * count));
        return new Interval(centre - reach, centre + reach).within(0, 1);
    }
}
