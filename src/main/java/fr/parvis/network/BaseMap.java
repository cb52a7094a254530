// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

/** Base layer of every map. A browser asks nobody but Parvis for it. */
public interface BaseMap {

    /** Base layers, the best first. */
    enum Kind {
        /** An archive of vector tiles (PMTiles) in the data folder: streets and names without a third party. */
        ARCHIVE,
        /** Pictures of a server of tiles, which Parvis asks and keeps for a while. */
        TILES,
        /** The outline of France that Parvis carries, with rivers and the names of communes. */
        OUTLINE
    }

    Kind kind();

    /** Attribution of the map as its terms require, in HTML; empty for the outline. */
    String attribution();

    /** As near as the tiles of the archive go. */
    int nearest();

    /** Changes when the archive does: for its address. */
    String version();
}
