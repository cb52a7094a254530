// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between a feed and our points that waits for a person.
 *
 * @param facet facet that differs; null for a place that is new or gone
 * @param point ours; null for a place that is new
 * @param name of the place, as we call it or, for a new one, as the feed does
 * @param line of the feed, or rank in it
 */
public record Proposal(
        UUID id,
        UUID feed,
        Kind kind,
        @Nullable Facet facet,
        @Nullable UUID point,
        String sourceId,
        String name,
        String commune,
        String ours,
        String theirs,
        @Nullable Integer line,
        Instant proposedAt) {

    /** Kind of proposal. */
    public enum Kind {
        /** The feed tells of a place that is no point of ours. */
        NEW,
        /** The feed says something else of a point. */
        CHANGE,
        /** The feed told of a point and does so no more. */
        GONE;

        static Kind of(String facet) {
            return facet.equals(NEW.name()) ? NEW : facet.equals(GONE.name()) ? GONE : CHANGE;
        }
    }
}
