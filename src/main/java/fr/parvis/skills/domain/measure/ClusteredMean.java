package fr.parvis.skills.domain.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean of values that come in groups whose members resemble each other, and how sure it is.
 *
 * @param clustered variance of the mean as the groups differ: {@code k / (k - 1) * sum((sum of the group - mean * size)²) / n²}
 * @param plain variance of the mean if all values were independent
 * @param largest size of the largest group
 */
record ClusteredMean(long count, int groups, double mean, double clustered, double plain, long largest) {

    /** What is assumed of the resemblance inside groups when all values are alike, so that none can be seen. */
    private static final double ASSUMED_RESEMBLANCE = 0.1;

    /** One value, and the group it comes from. */
    record Value(Object group, double value) {}

    static ClusteredMean of(Collection<Value> values) {
        if (values.isEmpty()) throw new IllegalArgumentException("a mean of nothing");
        Map<Object, List<Double>> groups = new HashMap<>();
        for (var one : values)
            groups.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one.value());
        double n = values.size();
        double mean = values.stream().mapToDouble(Value::value).sum() / n;
        double squares =
                values.stream().mapToDouble(one -> one.value() * one.value()).sum() / n;
        double between = 0;
        long largest = 0;
        for (var group : groups.values()) {
            double apart =
                    group.stream().mapToDouble(Double::doubleValue).sum() - mean * group.size();
            between += apart * apart;
            largest = Math.max(largest, group.size());
        }
        int k = groups.size();
        return new ClusteredMean(
                values.size(),
                k,
                mean,
                k < 2 ? Double.POSITIVE_INFINITY : k / (k - 1.0) * between / (n * n),
                Math.max(0, squares - mean * mean) / n,
                largest);
    }

    /** How many times less the values tell than as many independent ones; 1 at least. */
    double designEffect() {
        if (plain == 0) return 1 + Math.max(0, (double) count / groups - 1) * ASSUMED_RESEMBLANCE;
        return Math.max(1, clustered / plain);
    }

    /** Of a mean between -1 and 1: as the groups differ, and never narrower than if all were independent. */
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
