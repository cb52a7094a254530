// SPDX-License-Identifier: EUPL-1.2
/** Events of other modules that change facts: noted in their own transaction. */
@NullMarked
package fr.parvis.indicators.reactions;

import org.jspecify.annotations.NullMarked;
