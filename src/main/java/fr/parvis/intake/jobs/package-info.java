// SPDX-License-Identifier: EUPL-1.2
/** Imports uploads of partners and files of the watched folder. */
@NullMarked
package fr.parvis.intake.jobs;

import org.jspecify.annotations.NullMarked;
