// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import java.util.UUID;

/** A card leads nowhere any more: it was ended, or it expired. Published inside the transaction that ends it, in the card's association. */
public record CardEnded(UUID card) {}
