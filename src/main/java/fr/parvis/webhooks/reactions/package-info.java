// SPDX-License-Identifier: EUPL-1.2
/** Events of other modules that endpoints are told of. */
@NullMarked
package fr.parvis.webhooks.reactions;

import org.jspecify.annotations.NullMarked;
