// SPDX-License-Identifier: EUPL-1.2
/**
 * Households that a partner asks the network to contact, before it is too late for them.
 *
 * <p><b>Purpose</b>: reach who is about to lose something, tell them their rights and find a solution. <b>Owns</b>: lists and their entries,
 * attempts, solutions, objections, sectors, rounds of doors. <b>Does not do</b>: what is agreed with partners (arrangements), files (intake),
 * what goes back (returns); the law of a matter, which it asks for by {@link fr.parvis.outreach.Urgency}; the help itself (cases), visits.
 * <b>Events out</b>: none; what other modules store of lists goes with the entries by {@link fr.parvis.outreach.ListRetention}.
 * <b>Reacts to</b>: {@link fr.parvis.people.PersonErased}.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people",
            "cases",
            "partners",
            "arrangements",
            "sync",
            "rounds"
        })
@NullMarked
package fr.parvis.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
