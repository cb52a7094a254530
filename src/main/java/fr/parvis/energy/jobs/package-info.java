// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work on the deadlines of unpaid bills. */
@NullMarked
package fr.parvis.energy.jobs;

import org.jspecify.annotations.NullMarked;
