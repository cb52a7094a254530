// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.network.Clocks.Stretch;
import fr.parvis.network.OpeningTimes.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Number of agents at a point at once. */
public final class Presence {
    /** A shorter stretch is a change-over. */
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private Presence() {}

    /** Somebody who is there for a stretch of time. */
    public record There(UUID mediator, Stretch stretch) {}

    /** The fewest at once while it is open; 0 where that is no time at all. */
    public static int fewest(List<Opening> hours, List<There> present, Map<UUID, List<Stretch>> away) {
        int fewest = Integer.MAX_VALUE;
        for (var opening : hours) {
            var cuts = new TreeSet<Instant>(List.of(opening.start(), opening.end()));
            for (var one : present) addWithin(cuts, one.stretch(), opening);
            for (var some : away.values()) for (var one : some) addWithin(cuts, one, opening);
            var before = cuts.first();
            for (var cut : cuts.tailSet(before, false)) {
                var from = before;
                before = cut;
                if (Duration.between(from, cut).compareTo(SHORTEST) < 0) continue;
                var agents = new HashSet<UUID>();
                for (var one : present)
                    if (holds(one.stretch(), from)
                            && away.getOrDefault(one.mediator(), List.of()).stream()
                                    .noneMatch(it -> holds(it, from))) agents.add(one.mediator());
                fewest = Math.min(fewest, agents.size());
            }
        }
        return fewest == Integer.MAX_VALUE ? 0 : fewest;
    }

    private static void addWithin(TreeSet<Instant> cuts, Stretch stretch, Opening opening) {
        for (var end : List.of(stretch.start(), stretch.end()))
            if (end.isAfter(opening.start()) && end.isBefore(opening.end())) cuts.add(end);
    }

    private static boolean holds(Stretch stretch, Instant at) {
        return !at.isBefore(stretch.start()) && at.isBefore(stretch.end());
    }
}
