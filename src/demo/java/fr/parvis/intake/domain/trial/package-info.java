// SPDX-License-Identifier: EUPL-1.2
/** Measurements of the readers of lists. */
@NullMarked
package fr.parvis.intake.domain.trial;

import org.jspecify.annotations.NullMarked;
