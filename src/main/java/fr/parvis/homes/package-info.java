// SPDX-License-Identifier: EUPL-1.2
/**
 * Homes: what a home is like, and what was done in it so that it needs less energy.
 *
 * <p><b>Purpose</b>: see a home with the people who live in it, leave small equipment and a few gestures, pass on what others must do, and ask
 * again after 3 and 12 months. <b>Owns</b>: home visits and their checklist, what was installed and advised, follow-ups, agreements to tell
 * somebody else, the list of equipment and gestures. <b>Does not do</b>: the safety of who goes (rounds), unpaid bills and rights (energy),
 * curves and measured savings (loadcurves). <b>Events out</b>: none. <b>Reacts to</b>: none; what is kept goes with the case, in the database.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "people",
            "cases",
            "loadcurves",
            "outreach",
            "sync",
            "rounds"
        })
@NullMarked
package fr.parvis.homes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
