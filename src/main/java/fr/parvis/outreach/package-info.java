/**
 * Households that a partner asks the network to contact, before it is too late for them.
 *
 * <p><b>Purpose</b>: reach who is about to lose something, tell them their rights, find a solution, and say of it to the partner no more than was
 * agreed. <b>Owns</b>: what was agreed with each partner, lists and their entries, attempts, solutions, objections, sectors, return files.
 * <b>Does not do</b>: the law of a matter, which it asks for by {@link fr.parvis.outreach.Urgency}; the help itself (cases), visits, letters.
 * <b>Used by</b>: energy, homes. <b>Events out</b>: none. <b>Reacts to</b>: the erasure of a person's file.
 */
@ApplicationModule(
        allowedDependencies = {
            "shell",
            "shell::table",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people",
            "cases",
            "letters",
            "partners",
            "arrangements",
            "sync"
        })
@NullMarked
package fr.parvis.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
