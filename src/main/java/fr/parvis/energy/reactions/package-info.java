// SPDX-License-Identifier: EUPL-1.2
/** Reactions of unpaid bills to changes of their cases. */
@NullMarked
package fr.parvis.energy.reactions;

import org.jspecify.annotations.NullMarked;
