package fr.parvis.visits.web;

import java.util.List;

/**
 * What the desk shows until its client has come, so that nothing jumps then: where one is, and the tiles of the themes that the point meets most.
 *
 * @param presence form of presence that is usual here
 */
public record DeskBegun(String point, String presence, String presenceIcon, List<Tile> tiles) {
    /** As many as the client shows besides the one for all others. */
    static final int TILES = 11;

    /** @param family number of its colour */
    public record Tile(String code, String brief, String label, String icon, int family) {}
}
