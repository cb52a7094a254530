// SPDX-License-Identifier: EUPL-1.2
/**
 * National programmes of digital help, and what they are told: the file of acts for La Coop, and the report of each programme.
 *
 * <p><b>Purpose</b>: nobody types an act twice, and each programme gets the figures that are its own. <b>Owns</b>: files for La Coop and what
 * they said of each act, which acts count for a programme. <b>Does not do</b>: acts (visits), sessions (workshops), what is lent or given
 * (equipment), codes (nomenclature). <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::table",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "activities",
            "skills",
            "workshops",
            "equipment"
        })
@NullMarked
package fr.parvis.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
