// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One tile of the network's page, live; modules contribute them as beans. A tile tells sums of the whole network: no association, no person, no mediator,
 * and of persons no number under the threshold of small counts ({@code SmallCounts.tell}).
 */
public interface LivePart {
    int order();

    /**
     * Time for which an answer holds: asked no more often, and only while somebody looks. A little less than the second between two looks where a part
     * says nothing else, so that none passes over it.
     */
    default Duration freshFor() {
        return Duration.ofMillis(900);
    }

    /** The tile as it is now, asked in the network's scope and in the language of who looks; nothing where the network does not use it. */
    Optional<Tile> now();

    /**
     * @param key plain, of this tile alone
     * @param icon of the sprite
     * @param href page with all of it, for who reads the network's figures; empty for none
     * @param figures large, at most three
     * @param alerts alerts that somebody should act on
     */
    record Tile(String key, String title, String icon, String href, List<Figure> figures, List<Alert> alerts) {}

    /** @param pressing whether somebody should act on it now */
    record Figure(String key, String value, String label, boolean pressing) {}

    record Alert(String text, String href) {}
}
