// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.network.PublicPoints.Wish;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points that receive the public as a map draws them: light enough for a whole country of them. */
public interface PointsOnMap {

    /** A part of the world, WGS 84 degrees. */
    record Zone(double west, double south, double east, double north) {
        public static final Zone FRANCE = new Zone(-5.3, 41.2, 9.7, 51.2);

        /** @throws IllegalArgumentException outside the world, or nothing between its edges */
        public Zone {
            boolean inTheWorld = west >= -180 && east <= 180 && south >= -90 && north <= 90;
            if (!inTheWorld || !(west < east) || !(south < north))
                throw new IllegalArgumentException(
                        "no part of the world: " + west + ", " + south + ", " + east + ", " + north);
        }

        public boolean holds(double latitude, double longitude) {
            return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
        }
    }

    /** Mark at one place. */
    sealed interface Mark {
        double latitude();

        double longitude();

        /**
         * @param code its short address
         * @param state now
         */
        record One(
                UUID id,
                String code,
                String name,
                String commune,
                PointKind kind,
                HoursTold.State state,
                double latitude,
                double longitude)
                implements Mark {}

        /** Several that are near each other, where they are too many to be told one by one. */
        record Many(int count, double latitude, double longitude, Zone zone) implements Mark {}
    }

    /** How many are told one by one; more than that are told as sums. */
    int ONE_BY_ONE = 1000;

    /**
     * Marks of a map.
     *
     * @param complete whether that is all there is in the whole network for that wish, and each by itself
     */
    record Marks(boolean complete, List<Mark> marks) {}

    /**
     * The points that are as wished, in a part of the world and perhaps beyond; a point whose position is not known stands at its commune,
     * one whose commune has none is left out. A distance in the wish counts for nothing: the zone says where. With a wish about hours they
     * are those nearest to the middle of the zone, as {@link PublicPoints#near} finds them.
     *
     * @param zone null for France
     */
    Marks within(@Nullable Zone zone, Wish wish);
}
