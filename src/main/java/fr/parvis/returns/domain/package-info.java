// SPDX-License-Identifier: EUPL-1.2
/** Counts of lists, return files, reports, and what a partner sees of its lists. */
@NullMarked
package fr.parvis.returns.domain;

import org.jspecify.annotations.NullMarked;
