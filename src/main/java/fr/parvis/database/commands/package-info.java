// SPDX-License-Identifier: EUPL-1.2
/** Backup and restore of the embedded database from the command line. */
@NullMarked
package fr.parvis.database.commands;

import org.jspecify.annotations.NullMarked;
