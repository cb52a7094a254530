// SPDX-License-Identifier: EUPL-1.2
/** Offers that end, reminders of sessions to come. */
@NullMarked
package fr.parvis.workshops.jobs;

import org.jspecify.annotations.NullMarked;
