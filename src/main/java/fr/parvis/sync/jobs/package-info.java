// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work on commands. */
@NullMarked
package fr.parvis.sync.jobs;

import org.jspecify.annotations.NullMarked;
