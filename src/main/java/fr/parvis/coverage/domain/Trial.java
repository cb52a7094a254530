// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import fr.parvis.network.Territory.Inhabited;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Effect of new places, for whom.
 *
 * @param nearer the communes whose people would be nearer to somebody, those where it saves the most person-kilometres first
 * @param inhabitants of those communes
 * @param median kilometres less for half of those people at least; 0 where there are none
 * @param personKilometres kilometres less, summed over those people
 * @param noLongerWhite communes that would cease to be white areas, the most populous first; one that nothing was near to, in a network
 *     without any place, has no distance before
 * @param unplaced inhabitants of whom nothing can be said, as their commune's place on the map is not known
 */
public record Trial(
        List<Change> nearer,
        long inhabitants,
        double median,
        double personKilometres,
        List<Change> noLongerWhite,
        long unplaced) {

    /**
     * Change for a commune.
     *
     * @param before kilometres; null where there was no place at all
     * @param after kilometres; null where its own place on the map is not known
     */
    public record Change(
            Inhabited commune,
            @Nullable Double before,
            @Nullable Double after,
            boolean noLongerWhite) {
        /** Kilometres less; 0 where that cannot be said. */
        public double gain() {
            return before == null || after == null ? 0 : before - after;
        }

        public double personKilometres() {
            return gain() * commune.population();
        }
    }

    public Trial {
        nearer = List.copyOf(nearer);
        noLongerWhite = List.copyOf(noLongerWhite);
    }

    public long noLongerWhiteInhabitants() {
        return noLongerWhite.stream()
                .mapToLong(change -> change.commune().population())
                .sum();
    }

    /** @param limit kilometres from which on a commune is a white area */
    public static Trial of(List<Inhabited> communes, List<ServicePoint> now, List<ServicePoint> added, int limit) {
        var all = new ArrayList<>(now);
        all.addAll(added);
        var before = Reach.of(communes, now, limit);
        var after = Reach.of(communes, all, limit);
        var nearer = new ArrayList<Change>();
        var noLongerWhite = new ArrayList<Change>();
        long unplaced = 0;
        for (int i = 0; i < communes.size(); i++) {
            var was = before.get(i);
            var is = after.get(i);
            boolean ceases = was.state() == Reach.State.WHITE && is.state() == Reach.State.SERVED;
            var change = new Change(communes.get(i), was.kilometres(), is.kilometres(), ceases);
            if (change.gain() > 0) nearer.add(change);
            if (ceases) noLongerWhite.add(change);
            if (is.state() == Reach.State.UNPLACED) unplaced += communes.get(i).population();
        }
        nearer.sort(Comparator.comparingDouble(Change::personKilometres)
                .reversed()
                .thenComparing(change -> change.commune().insee()));
        noLongerWhite.sort(
                Comparator.comparingInt((Change change) -> change.commune().population())
                        .reversed()
                        .thenComparing(change -> change.commune().insee()));
        long inhabitants = nearer.stream()
                .mapToLong(change -> change.commune().population())
                .sum();
        double personKilometres =
                nearer.stream().mapToDouble(Change::personKilometres).sum();
        return new Trial(nearer, inhabitants, median(nearer, inhabitants), personKilometres, noLongerWhite, unplaced);
    }

    private static double median(List<Change> nearer, long inhabitants) {
        var byGain = nearer.stream()
                .sorted(Comparator.comparingDouble(Change::gain).reversed())
                .toList();
        long counted = 0;
        for (var change : byGain) {
            counted += change.commune().population();
            if (2 * counted >= inhabitants) return change.gain();
        }
        return 0;
    }
}
