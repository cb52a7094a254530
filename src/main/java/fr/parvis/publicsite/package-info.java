// SPDX-License-Identifier: EUPL-1.2
/**
 * Pages that anybody may see, without an account.
 *
 * <p><b>Purpose</b>: find help near home, in plain words, on an old phone. <b>Owns</b>: the public pages, their posters and calendars, the
 * legal texts. <b>Does not do</b>: pages for staff, but those that say how often its own are opened and what its legal texts are.
 * <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "people",
            "rounds",
            "statistics"
        })
@NullMarked
package fr.parvis.publicsite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
