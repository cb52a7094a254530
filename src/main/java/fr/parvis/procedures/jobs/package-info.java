// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work of the guide: imports, and what is forgotten. */
@NullMarked
package fr.parvis.procedures.jobs;

import org.jspecify.annotations.NullMarked;
