// SPDX-License-Identifier: EUPL-1.2
/** Reactions of letters when files of persons are merged, parted or erased. */
@NullMarked
package fr.parvis.letters.reactions;

import org.jspecify.annotations.NullMarked;
