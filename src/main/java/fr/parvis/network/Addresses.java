// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.Optional;

/**
 * Position of a street address. The national address base is asked where a setting names its service; the communes that the application
 * knows answer otherwise. What is asked is neither logged nor stored.
 */
public interface Addresses {

    /**
     * A place on the map.
     *
     * @param latitude WGS 84 degrees
     * @param label as it is written: "8 Boulevard du Port, 80000 Amiens", or the name of the commune
     * @param insee code of its commune
     * @param street whether the address itself was found, rather than the commune that it lies in
     */
    record Located(double latitude, double longitude, String label, String insee, boolean street) {}

    /**
     * Where a text of more than a commune lies: "12 rue du Port, 29200 Brest", "place de la Mairie Quimper". Answers within two
     * seconds, from the communes alone when the service is away.
     *
     * @return nothing when no commune is named, or when its place on the map is unknown
     */
    Optional<Located> locate(String text);
}
