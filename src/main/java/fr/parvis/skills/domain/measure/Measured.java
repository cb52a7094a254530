// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.measure.ClusteredShare.Sum;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rate with its interval, or why none is told: a rate without one would be quoted as if it were sure. */
public sealed interface Measured {
    int FEWEST_GROUPS = 10;
    int FEWEST_LEARNERS = 30;

    /** @param count number of gestures of learners that it stands on */
    record Told(long count, long learners, double value, Interval interval) implements Measured {}

    record NotTold(Why why) implements Measured {}

    /** Why no rate is told. */
    enum Why {
        FEW_GROUPS,
        FEW_LEARNERS,
        /** One group is more than half of it. */
        ONE_GROUP
    }

    /** The share that came to do it alone less the share that no longer does: those who went down count, too. */
    static Measured netChange(Collection<GroupSum> all) {
        var ups = all.stream().map(one -> new Sum(one.seen(), one.ups())).toList();
        var downs = all.stream().map(one -> new Sum(one.seen(), one.downs())).toList();
        long learners = all.stream().mapToLong(GroupSum::learners).sum();
        var why = why(ups, learners);
        if (why != null) return new NotTold(why);
        var up = ClusteredShare.of(ups);
        var down = ClusteredShare.of(downs);
        return new Told(up.count(), learners, up.share() - down.share(), up.intervalLess(down));
    }

    /** The share alone the second time. */
    static Measured alone(Collection<GroupSum> all) {
        return share(
                all.stream().map(one -> new Sum(one.seen(), one.alone())).toList(),
                all.stream().mapToLong(GroupSum::learners).sum());
    }

    /** Of those not alone at first, the share alone the second time: overstated by chance, so never told without {@link Noise}. */
    static Measured reached(Collection<GroupSum> all) {
        return share(
                all.stream()
                        .filter(one -> one.could() > 0)
                        .map(one -> new Sum(one.could(), one.ups()))
                        .toList(),
                all.stream().mapToLong(GroupSum::couldLearners).sum());
    }

    private static Measured share(List<Sum> sums, long learners) {
        var why = why(sums, learners);
        if (why != null) return new NotTold(why);
        var share = ClusteredShare.of(sums);
        return new Told(share.count(), learners, share.share(), share.interval());
    }

    private static @Nullable Why why(List<Sum> sums, long learners) {
        if (learners < FEWEST_LEARNERS) return Why.FEW_LEARNERS;
        if (sums.size() < FEWEST_GROUPS) return Why.FEW_GROUPS;
        long count = sums.stream().mapToLong(Sum::count).sum();
        return sums.stream().anyMatch(one -> 2 * one.count() > count) ? Why.ONE_GROUP : null;
    }
}
