// SPDX-License-Identifier: EUPL-1.2
/** Parvis, the information system of a social and digital mediation network. */
@NullMarked
package fr.parvis;

import org.jspecify.annotations.NullMarked;
