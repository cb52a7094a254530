// SPDX-License-Identifier: EUPL-1.2
/** Distances, white areas, and what a new place would change. */
@NullMarked
package fr.parvis.coverage.domain;

import org.jspecify.annotations.NullMarked;
