// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.tours.Occurrence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Distances as the crow flies, and said to be so. */
final class StraightLineDistance {
    private static final double EARTH = 6371;

    private StraightLineDistance() {}

    /** Kilometres between two halts whose places are known. */
    static Optional<Double> kilometres(@Nullable Occurrence from, Occurrence to) {
        // where a halt is that moved, nobody said
        if (from == null || from.state() == Rounds.State.MOVED || to.state() == Rounds.State.MOVED)
            return Optional.empty();
        var lat1 = from.stop().latitude();
        var lon1 = from.stop().longitude();
        var lat2 = to.stop().latitude();
        var lon2 = to.stop().longitude();
        if (lat1 == null || lon1 == null || lat2 == null || lon2 == null) return Optional.empty();
        double a = Math.pow(Math.sin(Math.toRadians(lat2 - lat1) / 2), 2)
                + Math.cos(Math.toRadians(lat1))
                        * Math.cos(Math.toRadians(lat2))
                        * Math.pow(Math.sin(Math.toRadians(lon2 - lon1) / 2), 2);
        return Optional.of(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a))));
    }
}
