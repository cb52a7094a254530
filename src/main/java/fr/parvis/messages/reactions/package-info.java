// SPDX-License-Identifier: EUPL-1.2
/** Effects on messages of an agreement that ends. */
@NullMarked
package fr.parvis.messages.reactions;

import org.jspecify.annotations.NullMarked;
