// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import java.util.List;

/**
 * First screen of the desk, drawn by the server until its client has loaded, so that nothing jumps then: the point, and the tiles of its most
 * frequent themes.
 *
 * @param presence form of presence that is usual here
 */
public record DeskBegun(String point, String presence, String presenceIcon, List<Tile> tiles) {
    /** As many as the client shows besides the one for all others. */
    static final int TILES = 11;

    /** @param family number of its colour */
    public record Tile(String code, String brief, String label, String icon, int family) {}
}
