// SPDX-License-Identifier: EUPL-1.2
/**
 * Hiding of small counts, alone and in tables that are told outside an association.
 *
 * <p><b>Purpose</b>: decide which cells of linked tables are hidden, so that no small count can be calculated from the others. <b>Owns</b>:
 * the rule, its proofs. <b>Does not do</b>: figures themselves. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "runtime", "shell"})
@NullMarked
package fr.parvis.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
