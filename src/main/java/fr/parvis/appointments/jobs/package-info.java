// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work of appointments. */
@NullMarked
package fr.parvis.appointments.jobs;

import org.jspecify.annotations.NullMarked;
