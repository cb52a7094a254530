// SPDX-License-Identifier: EUPL-1.2
/**
 * The journal: who did, and who saw, what.
 *
 * <p><b>Purpose</b>: answer for every sign-in, administration and reading of a person's file. <b>Owns</b>: the append-only journal and its
 * chain of hashes. <b>Does not do</b>: decide who may. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "runtime", "shell", "database"})
@NullMarked
package fr.parvis.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
