// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import org.jspecify.annotations.Nullable;

/** A place on the globe, in degrees (WGS 84). */
public record Spot(double latitude, double longitude) {
    /** Mean radius of the earth in kilometres, for which it is taken as a ball. */
    static final double EARTH_KM = 6371;

    /** @throws IllegalArgumentException outside the world */
    public Spot {
        if (!isOnEarth(latitude, longitude))
            throw new IllegalArgumentException("not on earth: " + latitude + ", " + longitude);
    }

    public static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** The place of two coordinates; null where one of them is not known. */
    public static @Nullable Spot of(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null || !isOnEarth(latitude, longitude)
                ? null
                : new Spot(latitude, longitude);
    }

    /** As the crow flies, along the great circle (haversine). */
    public double kilometresTo(Spot other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double a = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
