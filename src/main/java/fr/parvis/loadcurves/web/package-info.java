// SPDX-License-Identifier: EUPL-1.2
/** A curve brought in, and its report on screen and on paper. */
@NullMarked
package fr.parvis.loadcurves.web;

import org.jspecify.annotations.NullMarked;
