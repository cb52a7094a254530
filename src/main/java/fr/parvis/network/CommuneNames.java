// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.List;

/** The names of communes as a map writes them. */
public interface CommuneNames {
    /** From this zoom on, names come by the tiles of this zoom; before, all at once. */
    int BY_TILE = 8;

    /**
     * A name on a map.
     *
     * @param zoom from which on there is room for it
     */
    record Name(String name, double latitude, double longitude, int zoom) {}

    /** Those that have room before {@link #BY_TILE}, the largest first. */
    List<Name> far();

    /**
     * Those of one tile of the zoom {@link #BY_TILE} that have no room before, the largest first.
     *
     * @param x and {@code y}: as all web maps count tiles
     */
    List<Name> near(int x, int y);
}
