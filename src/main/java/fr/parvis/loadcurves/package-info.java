// SPDX-License-Identifier: EUPL-1.2
/**
 * Electricity curves of households: what a curve says, in plain words, and what is left of it once it was read.
 *
 * <p><b>Purpose</b>: read the file that a person downloads from the grid operator, say what it shows and which gestures count, and prove
 * savings a year later. <b>Owns</b>: agreements to read a curve, the indicators that stay of it, the tariffs that gestures are counted in.
 * <b>Does not do</b>: bills and their dates, rights. The curve itself is never stored: it tells when somebody is at home. <b>Events out</b>:
 * none. <b>Reacts to</b>: none; what is kept goes with the case, in the database.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::table",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "people",
            "cases"
        })
@NullMarked
package fr.parvis.loadcurves;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
