// SPDX-License-Identifier: EUPL-1.2
/** Ranks entries each day, asks what came of their cases, finds their doors, and forgets them in time. */
@NullMarked
package fr.parvis.outreach.jobs;

import org.jspecify.annotations.NullMarked;
