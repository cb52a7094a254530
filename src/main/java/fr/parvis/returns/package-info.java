// SPDX-License-Identifier: EUPL-1.2
/**
 * Results for partners: return files, progress of their lists, reports.
 *
 * <p><b>Purpose</b>: tell a partner no more than was agreed, and show what came of its lists without showing a household. <b>Owns</b>: return
 * files, counts and progress of lists, the funnel, reports by territory, a partner's own pages. <b>Does not do</b>: households and what is
 * done for them (outreach), taking in what a partner hands over (intake). <b>Events out</b>: {@link fr.parvis.returns.ListHandedBack}, in the
 * transaction of the act. <b>Reacts to</b>: none; its data go with the entries by {@link fr.parvis.outreach.ListRetention}.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::table",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "people",
            "partners",
            "arrangements",
            "outreach",
            "intake"
        })
@NullMarked
package fr.parvis.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
