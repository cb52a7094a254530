// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.Optional;
import java.util.UUID;

/** Links from the public pages to other offers at a point or in the network; modules contribute theirs as beans. */
public interface PlaceOffers {

    /** @param label in the language of the page */
    record Offer(String label, String href) {}

    /** @param code short address of the point */
    Optional<Offer> at(UUID point, String code);

    /** The same offer of the whole network, for the first page. */
    default Optional<Offer> anywhere() {
        return Optional.empty();
    }
}
