// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import java.util.UUID;

/** A visit was joined to a card. Published inside the transaction that joins it, in the card's association and as who joined it. */
public record VisitJoined(UUID card, UUID visit) {}
