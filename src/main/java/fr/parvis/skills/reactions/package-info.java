// SPDX-License-Identifier: EUPL-1.2
/** Reactions to cards that end. */
@NullMarked
package fr.parvis.skills.reactions;

import org.jspecify.annotations.NullMarked;
