// SPDX-License-Identifier: EUPL-1.2
/**
 * Sheets that a person leaves with: one page in plain words, and a card by which help goes on at any point without a name.
 *
 * <p><b>Purpose</b>: the person knows what was done and what comes next; the next mediator does, too. <b>Owns</b>: cards, hashes of their
 * codes, which visits and cases were joined to them. <b>Does not do</b>: letters, files of persons (people), what was done (visits, cases).
 * <b>Events out</b>: {@link fr.parvis.sheets.CardEnded}, {@link fr.parvis.sheets.VisitJoined}. <b>Reacts to</b>:
 * {@link fr.parvis.people.PersonErased}; what is said of a case goes with the case, in the database.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people",
            "cases"
        })
@NullMarked
package fr.parvis.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
