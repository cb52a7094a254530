// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Two files turned out to be two persons' after all: what came over goes back. */
public record MergeUndone(UUID merge, UUID kept, UUID dropped) {}
