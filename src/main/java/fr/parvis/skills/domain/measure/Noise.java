// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.util.Collection;
import java.util.Optional;

/**
 * Disagreement of two colleagues who see the same gesture without knowing what the other noted.
 *
 * @param count gestures seen by two
 * @param differing the share of them of which both say something else
 * @param kappa agreement beyond chance (Cohen): 1 is always, 0 is as by chance
 * @param apparent of those whom one of both did not see do it alone, the share whom the other did: progress that is none
 */
public record Noise(long count, double differing, double kappa, double apparent) {
    public static final int FEWEST = 30;

    /**
     * Gestures as two saw them.
     *
     * @param seen number of times both said this
     */
    public record Doubled(Level first, Level second, long seen) {}

    /** Nothing when too few were seen by two. */
    public static Optional<Noise> of(Collection<Doubled> all) {
        long n = all.stream().mapToLong(Doubled::seen).sum();
        if (n < FEWEST) return Optional.empty();
        int levels = Level.values().length;
        var first = new double[levels];
        var second = new double[levels];
        long same = 0;
        long oneAlone = 0;
        long noneAlone = 0;
        for (var one : all) {
            first[one.first().ordinal()] += one.seen();
            second[one.second().ordinal()] += one.seen();
            if (one.first() == one.second()) same += one.seen();
            boolean a = one.first() == Level.ALONE;
            boolean b = one.second() == Level.ALONE;
            if (a != b) oneAlone += one.seen();
            if (!a && !b) noneAlone += one.seen();
        }
        double agreed = (double) same / n;
        double byChance = 0;
        for (int level = 0; level < levels; level++) byChance += first[level] / n * (second[level] / n);
        // either of both could have been the first time: a pair of which none is alone counts twice
        long notAlone = 2 * noneAlone + oneAlone;
        return Optional.of(new Noise(
                n,
                1 - agreed,
                byChance == 1 ? 1 : (agreed - byChance) / (1 - byChance),
                notAlone == 0 ? 0 : (double) oneAlone / notAlone));
    }
}
