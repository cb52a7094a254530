// SPDX-License-Identifier: EUPL-1.2
/**
 * Help with unpaid bills of energy and water: the days that the law leaves, the rights to ask for, what the bill and the meter say.
 *
 * <p><b>Purpose</b>: nobody is cut off for want of knowing a date or a right. <b>Owns</b>: the rules of the unpaid bill with their sources,
 * what protects a household, letters and payments of an unpaid bill, the dates they give; the housing funds of the departments; budgets that
 * persons want kept; what explains a bill and a meter. <b>Does not do</b>: the case itself and what its bill says (cases), letters (letters),
 * where suppliers are reached (partners), any decision of an aid, the lists whose households it counts the days of (outreach, by
 * {@link fr.parvis.outreach.Urgency}). <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.cases.BillChanged}; facts go with their
 * case, in the database.
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
            "cases",
            "partners",
            "letters",
            "referrals",
            "outreach"
        })
@NullMarked
package fr.parvis.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
