// SPDX-License-Identifier: EUPL-1.2
/** Work on time: alarms, and what is forgotten. */
@NullMarked
package fr.parvis.rounds.jobs;

import org.jspecify.annotations.NullMarked;
