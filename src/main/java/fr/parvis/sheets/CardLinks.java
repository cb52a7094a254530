// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import java.util.UUID;

/** A page of another module about what is kept under a card, linked from the card's page. Modules contribute theirs as beans. */
public interface CardLinks {

    Link of(UUID card);

    record Link(String label, String address, String icon) {}
}
