// SPDX-License-Identifier: EUPL-1.2
/** The embedded PostgreSQL: its data folder, its start and stop, its backup and restore. Knows nothing of the tables in it. */
@NullMarked
package fr.parvis.database.engine;

import org.jspecify.annotations.NullMarked;
