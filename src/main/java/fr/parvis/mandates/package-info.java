// SPDX-License-Identifier: EUPL-1.2
/**
 * The written authority of a person to the association.
 *
 * <p><b>Purpose</b>: act for somebody only where they said so, for how long they said, and prove it. <b>Owns</b>: mandates, their signatures,
 * what was done under them or without authority, who is entitled to act. <b>Does not do</b>: what is done for the person (visits, cases), who
 * the person is (people). <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.people.VisitNamed},
 * {@link fr.parvis.visits.VisitCorrected}, {@link fr.parvis.visits.VisitCancelled}.
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
            "visits",
            "people",
            "cases"
        })
@NullMarked
package fr.parvis.mandates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
