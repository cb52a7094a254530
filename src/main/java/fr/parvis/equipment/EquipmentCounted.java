// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Something happened to an item. Published inside the movement's transaction: what listens (plain {@code @EventListener}) is part of it.
 *
 * @param point point where the item is counted then
 * @param kind of the item: {@code laptop}, {@code tablet} …
 * @param movement {@code received}, {@code lent}, {@code given} …
 */
public record EquipmentCounted(UUID association, UUID point, LocalDate day, String kind, String movement) {}
