package fr.parvis.network;

import java.util.Optional;
import java.util.UUID;

/** Links from the public page of a point to other offers there; modules contribute theirs as beans. */
public interface PlaceOffers {

    /** @param label in the language of the page */
    record Offer(String label, String href) {}

    /** @param code short address of the point */
    Optional<Offer> at(UUID point, String code);
}
