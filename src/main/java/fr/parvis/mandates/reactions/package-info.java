// SPDX-License-Identifier: EUPL-1.2
/** Changes of mandates when visits are named, corrected or taken back. */
@NullMarked
package fr.parvis.mandates.reactions;

import org.jspecify.annotations.NullMarked;
