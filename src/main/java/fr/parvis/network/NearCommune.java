// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a position can be in the commune that is told. Communes are known by a spot in their middle: those of Guiana and of the Pacific are as
 * wide as departments.
 */
public final class NearCommune {
    private static final double KILOMETRES = 30;
    private static final double KILOMETRES_OF_WIDE = 300;
    private static final double KILOMETRES_OF_A_DEGREE = 111.2;
    private static final Set<String> WIDE = Set.of("973", "984", "986", "987", "988");

    private NearCommune() {}

    /** Relation of a position to the commune. */
    public enum Fit {
        NEAR,
        /** Not near, but near when latitude and longitude change places. */
        SWAPPED,
        FAR
    }

    /**
     * @param insee of the commune
     * @param middleLatitude and {@code middleLongitude} of the commune; null where they are not known: anything is near then
     */
    public static Fit of(
            Coordinates told, String insee, @Nullable Double middleLatitude, @Nullable Double middleLongitude) {
        double latitude = told.latitude();
        double longitude = told.longitude();
        if (middleLatitude == null || middleLongitude == null) return Fit.NEAR;
        double most = WIDE.contains(insee.substring(0, 3)) ? KILOMETRES_OF_WIDE : KILOMETRES;
        if (kilometres(latitude, longitude, middleLatitude, middleLongitude) <= most) return Fit.NEAR;
        return kilometres(longitude, latitude, middleLatitude, middleLongitude) <= most ? Fit.SWAPPED : Fit.FAR;
    }

    /** As the crow flies, to within a few percent over such distances. */
    public static double kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = latitude - otherLatitude;
        double around = Math.abs(longitude - otherLongitude);
        double east = Math.min(around, 360 - around) * Math.cos(Math.toRadians((latitude + otherLatitude) / 2));
        return KILOMETRES_OF_A_DEGREE * Math.hypot(north, east);
    }
}
