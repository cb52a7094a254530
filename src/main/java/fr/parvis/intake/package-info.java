// SPDX-License-Identifier: EUPL-1.2
/**
 * Partners' lists on their way in: from a file to the lines that can be taken.
 *
 * <p><b>Purpose</b>: read whatever a partner's system writes, take what was agreed and say line by line what is wrong with the rest.
 * <b>Owns</b>: files that wait, refused lines, the watched folder. <b>Does not do</b>: what is agreed (arrangements), which household is known
 * already and what is done for it (outreach). <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.arrangements.ArrangementKept}; its
 * data go with the entries by {@link fr.parvis.outreach.ListRetention}.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "files::table",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "people",
            "cases",
            "partners",
            "arrangements",
            "outreach"
        })
@NullMarked
package fr.parvis.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
