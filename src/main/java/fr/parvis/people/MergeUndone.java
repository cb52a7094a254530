// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Event: a merge was undone, since the files are of two persons. What came over goes back. */
public record MergeUndone(UUID merge, UUID kept, UUID dropped) {}
