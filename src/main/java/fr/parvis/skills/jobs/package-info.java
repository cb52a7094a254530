// SPDX-License-Identifier: EUPL-1.2
/** Sums are folded, calls planned, old paths forgotten. */
@NullMarked
package fr.parvis.skills.jobs;

import org.jspecify.annotations.NullMarked;
