// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import java.util.Collection;

/**
 * Lowest and highest net change: if those who were not seen again had all lost what they did alone, and if all had come to do it alone.
 * Whatever became of them, the truth is between.
 */
public record Bounds(double low, double high, long notSeenAgain) {

    /**
     * @param seenAgain by group
     * @param notSeenAgain number of those seen once
     * @param aloneThen number of those who did it alone
     * @throws IllegalArgumentException when nobody was seen
     */
    public static Bounds of(Collection<GroupSum> seenAgain, long notSeenAgain, long aloneThen) {
        double all = seenAgain.stream().mapToLong(GroupSum::seen).sum() + notSeenAgain;
        if (all == 0) throw new IllegalArgumentException("nobody was seen");
        long steps =
                seenAgain.stream().mapToLong(one -> one.ups() - one.downs()).sum();
        return new Bounds((steps - aloneThen) / all, (steps + (notSeenAgain - aloneThen)) / all, notSeenAgain);
    }
}
