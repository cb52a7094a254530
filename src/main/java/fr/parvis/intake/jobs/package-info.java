// SPDX-License-Identifier: EUPL-1.2
/** Imports what partners handed over and what lies in the watched folder. */
@NullMarked
package fr.parvis.intake.jobs;

import org.jspecify.annotations.NullMarked;
