// SPDX-License-Identifier: EUPL-1.2
/** Reminders, ends and what is forgotten. */
@NullMarked
package fr.parvis.referrals.jobs;

import org.jspecify.annotations.NullMarked;
