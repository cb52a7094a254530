// SPDX-License-Identifier: EUPL-1.2
/** Analysis of a curve, by published methods where there are any. */
@NullMarked
package fr.parvis.loadcurves.domain.analysis;

import org.jspecify.annotations.NullMarked;
