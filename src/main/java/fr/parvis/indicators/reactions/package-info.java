// SPDX-License-Identifier: EUPL-1.2
/** Events of other modules that change facts: noted in the transaction of the event. */
@NullMarked
package fr.parvis.indicators.reactions;

import org.jspecify.annotations.NullMarked;
