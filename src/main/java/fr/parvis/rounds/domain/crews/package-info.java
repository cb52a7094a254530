// SPDX-License-Identifier: EUPL-1.2
/** Crews of tours. */
@NullMarked
package fr.parvis.rounds.domain.crews;

import org.jspecify.annotations.NullMarked;
