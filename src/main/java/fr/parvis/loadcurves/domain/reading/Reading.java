// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

/** Result of reading a file: a curve that is right as far as it goes, or the reason why there is none. */
public sealed interface Reading permits Curve, Unreadable {}
