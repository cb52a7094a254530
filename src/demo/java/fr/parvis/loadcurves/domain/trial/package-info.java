// SPDX-License-Identifier: EUPL-1.2
/** Homes that are made up, so that the truth is known: what reading and analysis are measured against. */
@NullMarked
package fr.parvis.loadcurves.domain.trial;

import org.jspecify.annotations.NullMarked;
