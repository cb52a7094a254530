// SPDX-License-Identifier: EUPL-1.2
/** Home visits that somebody watches over. */
@NullMarked
package fr.parvis.rounds.domain.home;

import org.jspecify.annotations.NullMarked;
