// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work on visits. */
@NullMarked
package fr.parvis.visits.jobs;

import org.jspecify.annotations.NullMarked;
