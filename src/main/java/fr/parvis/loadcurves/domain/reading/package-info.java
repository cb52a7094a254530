// SPDX-License-Identifier: EUPL-1.2
/** Files of curves: eight shapes, many damages; what is read is right, or refused by name. */
@NullMarked
package fr.parvis.loadcurves.domain.reading;

import org.jspecify.annotations.NullMarked;
