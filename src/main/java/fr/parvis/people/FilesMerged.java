// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Event: two files of one person were merged. Whatever belonged to the dropped file belongs to the kept one now. */
public record FilesMerged(UUID merge, UUID kept, UUID dropped) {}
