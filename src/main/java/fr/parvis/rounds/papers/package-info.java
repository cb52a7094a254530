// SPDX-License-Identifier: EUPL-1.2
/** Halts in words, for the public and the staff, and the mails of alarms. */
@NullMarked
package fr.parvis.rounds.papers;

import org.jspecify.annotations.NullMarked;
