// SPDX-License-Identifier: EUPL-1.2
/** Visits as a file: what is written, how, and what became of each export. */
@NullMarked
package fr.parvis.visits.papers.export;

import org.jspecify.annotations.NullMarked;
