// SPDX-License-Identifier: EUPL-1.2
/**
 * Agreements with partners, made before the first list comes.
 *
 * <p><b>Purpose</b>: take of a partner's list, and tell the partner, no more than was agreed. <b>Owns</b>: arrangements: fields in and out,
 * who answers for the treatment, how long entries are kept, which heading holds which field. <b>Does not do</b>: files and their lines
 * (intake), households and objections (outreach), what goes back (returns). <b>Events out</b>: {@link fr.parvis.arrangements.ArrangementKept}.
 * <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {"values", "runtime", "shell", "database", "audit", "access", "network", "partners"})
@NullMarked
package fr.parvis.arrangements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
