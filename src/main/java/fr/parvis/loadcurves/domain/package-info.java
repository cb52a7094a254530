// SPDX-License-Identifier: EUPL-1.2
/** From an agreement and a file to what stays of a curve. */
@NullMarked
package fr.parvis.loadcurves.domain;

import org.jspecify.annotations.NullMarked;
