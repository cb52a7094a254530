// SPDX-License-Identifier: EUPL-1.2
/** Letters as they are printed, mailed and edited elsewhere, and what is told of them to the person. */
@NullMarked
package fr.parvis.letters.papers;

import org.jspecify.annotations.NullMarked;
