package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rate with its interval, or why none is told: a rate without one would be quoted as if it were sure. */
public sealed interface Measured {
    int FEWEST_GROUPS = 10;
    int FEWEST_LEARNERS = 30;

    /** @param count how many gestures of learners it stands on */
    record Told(long count, long learners, double value, Interval interval) implements Measured {}

    record NotTold(Why why) implements Measured {}

    /** Why no rate is told. */
    enum Why {
        FEW_GROUPS,
        FEW_LEARNERS,
        /** One group is more than half of it. */
        ONE_GROUP
    }

    /** The share alone after less the share alone before: those who went down count, too. */
    static Measured netChange(Collection<Progress> all) {
        var why = why(all);
        if (why != null) return new NotTold(why);
        var mean = ClusteredMean.of(values(all, Progress::step));
        return new Told(mean.count(), learners(all), mean.mean(), mean.aroundMean());
    }

    /** The share alone the second time. */
    static Measured alone(Collection<Progress> all) {
        var why = why(all);
        if (why != null) return new NotTold(why);
        var mean = ClusteredMean.of(
                values(all, one -> one.after() == Level.ALONE ? 1 : 0));
        return new Told(mean.count(), learners(all), mean.mean(), mean.wilson());
    }

    /** Of those not alone at first, the share alone the second time: overstated by chance, so never told without {@link Noise}. */
    static Measured reached(Collection<Progress> all) {
        var could = all.stream()
                .filter(one -> one.before() != Level.ALONE)
                .toList();
        var why = why(could);
        if (why != null) return new NotTold(why);
        var mean = ClusteredMean.of(values(could, one -> one.up() ? 1 : 0));
        return new Told(mean.count(), learners(could), mean.mean(), mean.wilson());
    }

    private static List<ClusteredMean.Value> values(
            Collection<Progress> all, ToIntFunction<Progress> value) {
        return all.stream()
                .map(one -> new ClusteredMean.Value(one.group(), value.applyAsInt(one)))
                .toList();
    }

    private static @Nullable Why why(Collection<Progress> all) {
        if (learners(all) < FEWEST_LEARNERS) return Why.FEW_LEARNERS;
        var groups = all.stream().collect(Collectors.groupingBy(Progress::group, Collectors.counting()));
        if (groups.size() < FEWEST_GROUPS) return Why.FEW_GROUPS;
        return groups.values().stream().anyMatch(size -> 2 * size > all.size()) ? Why.ONE_GROUP : null;
    }

    private static long learners(Collection<Progress> all) {
        return all.stream().map(Progress::learner).distinct().count();
    }
}
