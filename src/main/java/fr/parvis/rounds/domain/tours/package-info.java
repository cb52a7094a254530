// SPDX-License-Identifier: EUPL-1.2
/** Tours, their stops, what one day changes in them, and the halts that were made. */
@NullMarked
package fr.parvis.rounds.domain.tours;

import org.jspecify.annotations.NullMarked;
