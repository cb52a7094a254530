// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class NetworkAddresses {
    /** The list of points. */
    public static final String POINTS = "/bureau/reseau";

    /** The form of a new point. */
    public static final String NEW_POINT = POINTS + "/nouveau";

    /** The communes whose name begins as typed, as options of a field. */
    public static final String COMMUNES = POINTS + "/communes";

    /** Names of communes for a map: all that have room on one of a country; below it, by tile. */
    public static final String COMMUNE_NAMES = "/fond/communes";

    public static final String TILE_ARCHIVE = "/fond/carte.pmtiles";

    private NetworkAddresses() {}

    public static String point(UUID id) {
        return point(id.toString());
    }

    public static String point(String id) {
        return POINTS + "/" + id;
    }
}
