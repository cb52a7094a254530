// SPDX-License-Identifier: EUPL-1.2
/** A bill and a meter explained in a few questions: a tree that is data. No framework, no database. */
@NullMarked
package fr.parvis.energy.domain.explain;

import org.jspecify.annotations.NullMarked;
