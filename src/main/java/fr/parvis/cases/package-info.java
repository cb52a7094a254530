// SPDX-License-Identifier: EUPL-1.2
/**
 * Help that lasts: what is asked for somebody, step by step, to its outcome.
 *
 * <p><b>Purpose</b>: keep hold of what was begun: deadlines, who waits on whom, what came of it. <b>Owns</b>: cases, their steps, the bill
 * they are about, contacts made, outcomes; templates. <b>Does not do</b>: who the person is (people), acts at the desk (visits).
 * <b>Events out</b>: {@link fr.parvis.cases.CaseClosed}, {@link fr.parvis.cases.CaseReopened}, {@link fr.parvis.cases.BillChanged}, each in
 * the transaction of the act. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people"
        })
@NullMarked
package fr.parvis.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
