// SPDX-License-Identifier: EUPL-1.2
/** Jobs of figures: moving what was counted into the sheets, recounts that are due. */
@NullMarked
package fr.parvis.statistics.jobs;

import org.jspecify.annotations.NullMarked;
