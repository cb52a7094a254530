// SPDX-License-Identifier: EUPL-1.2
/**
 * The database: where it runs and on whose behalf it is asked.
 *
 * <p><b>Purpose</b>: give every transaction its scope, so that row-level security shows an association only its own rows. <b>Owns</b>: the
 * embedded engine, the connection pool, migrations, backup and restore. <b>Does not do</b>: any table of a business module. <b>Events out</b>:
 * none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "limits", "runtime", "shell"})
@NullMarked
package fr.parvis.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
