// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import java.util.UUID;

/** A room of a point, with its seats and the computers that stand in it. */
public record Room(UUID id, UUID point, String name, int places, int computers, boolean closed, int version) {}
