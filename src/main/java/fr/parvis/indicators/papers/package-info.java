// SPDX-License-Identifier: EUPL-1.2
/** Figures told outside the screens. */
@NullMarked
package fr.parvis.indicators.papers;

import org.jspecify.annotations.NullMarked;
