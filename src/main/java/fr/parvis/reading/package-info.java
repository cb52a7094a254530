// SPDX-License-Identifier: EUPL-1.2
/**
 * A letter read together: who writes, what it is, until when something is to be done, and where it says so.
 *
 * <p><b>Purpose</b>: a mediator and the person look at the picture of a letter, with the words that count highlighted. <b>Owns</b>: how many
 * letters of each kind were read; pictures and words are in memory alone, for half an hour. <b>Does not do</b>: letters that are written
 * (letters), papers that are kept (documents), days of the law (energy). <b>Events out</b>: none. <b>Reacts to</b>: none.
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
            "nomenclature",
            "people",
            "visits",
            "cases",
            "documents",
            "partners",
            "procedures",
            "energy",
            "sheets"
        })
@NullMarked
package fr.parvis.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
