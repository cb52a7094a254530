// SPDX-License-Identifier: EUPL-1.2
/** Papers on a home's readings, told to the person. */
@NullMarked
package fr.parvis.loadcurves.papers;

import org.jspecify.annotations.NullMarked;
