// SPDX-License-Identifier: EUPL-1.2
/** The words that a case keeps of its deadlines. */
@NullMarked
package fr.parvis.energy.papers;

import org.jspecify.annotations.NullMarked;
