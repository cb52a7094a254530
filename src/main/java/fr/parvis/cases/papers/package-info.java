// SPDX-License-Identifier: EUPL-1.2
/** The words that a case keeps of its dates, and what is told of cases to the person. */
@NullMarked
package fr.parvis.cases.papers;

import org.jspecify.annotations.NullMarked;
