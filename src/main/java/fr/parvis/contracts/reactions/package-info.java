// SPDX-License-Identifier: EUPL-1.2
/** Effects of acts of other modules. */
@NullMarked
package fr.parvis.contracts.reactions;

import org.jspecify.annotations.NullMarked;
