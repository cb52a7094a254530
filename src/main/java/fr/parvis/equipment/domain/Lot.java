// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.util.UUID;

/** Small things of a kind at a point, counted and not labelled. */
public record Lot(UUID id, UUID point, String kind, int number) {}
