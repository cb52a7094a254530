package fr.parvis.network.domain.standard;

import java.util.Optional;

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
     */
    record Found(String insee, String name, boolean certain) {}
}
