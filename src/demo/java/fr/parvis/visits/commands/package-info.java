// SPDX-License-Identifier: EUPL-1.2
/** Measurements of visits on a demonstration. */
@NullMarked
package fr.parvis.visits.commands;

import org.jspecify.annotations.NullMarked;
