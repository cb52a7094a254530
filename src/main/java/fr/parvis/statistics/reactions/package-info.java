// SPDX-License-Identifier: EUPL-1.2
/** Counts that each event of visits, of the queue and of activities adds to or takes from the figures. */
@NullMarked
package fr.parvis.statistics.reactions;

import org.jspecify.annotations.NullMarked;
