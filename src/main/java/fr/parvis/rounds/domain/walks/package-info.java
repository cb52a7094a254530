// SPDX-License-Identifier: EUPL-1.2
/** Presence walks and what was seen on them. */
@NullMarked
package fr.parvis.rounds.domain.walks;

import org.jspecify.annotations.NullMarked;
