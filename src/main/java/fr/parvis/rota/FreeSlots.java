// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Time that is still free: somebody works there, the point is open, and nothing takes that time. */
public interface FreeSlots {

    /**
     * @param points none means all of the association
     * @param needed mediators who must all be free then; none means whoever works
     * @param minutes duration in minutes, in steps of five
     * @param together number of mediators needed at once
     * @param most the first ones are enough
     * @param moving subject that gives its own time up for it: that time is free
     */
    record Wanted(
            Set<UUID> points,
            Set<UUID> needed,
            LocalDate first,
            LocalDate last,
            int minutes,
            int together,
            int most,
            @Nullable UUID moving) {
        /** Time wanted for what holds no time yet. */
        public Wanted(
                Set<UUID> points,
                Set<UUID> needed,
                LocalDate first,
                LocalDate last,
                int minutes,
                int together,
                int most) {
            this(points, needed, first, last, minutes, together, most, null);
        }
    }

    /** @param mediators free then, in the order of their identifiers */
    record Slot(UUID point, Instant from, Instant until, List<UUID> mediators) {}

    /** In order of time, none that has begun; each begins on a quarter of an hour of the point's clock. */
    List<Slot> find(Wanted wanted);
}
