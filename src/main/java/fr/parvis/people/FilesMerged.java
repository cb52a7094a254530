// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Two files turned out to be one person's: whatever was the dropped one's is the kept one's now. */
public record FilesMerged(UUID merge, UUID kept, UUID dropped) {}
