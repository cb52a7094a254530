// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the commune of today that a file means. */
public interface CommuneLookup {

    /** By INSEE code, of today or of a former commune. */
    Optional<Found> findByInsee(String insee);

    /** By postcode and name, forgiving about spelling, former names and CEDEX. */
    Optional<Found> findByPostcodeAndName(String postcode, String name);

    /**
     * A commune of today.
     *
     * @param certain false when the name or the postcode had to be interpreted
     * @param latitude of its middle, with {@code longitude}; null where it is not known
     */
    record Found(
            String insee,
            String name,
            boolean certain,
            @Nullable Double latitude,
            @Nullable Double longitude) {}
}
