// SPDX-License-Identifier: EUPL-1.2
/**
 * Persons handed on to a service of a partner, and what came of it.
 *
 * <p><b>Purpose</b>: pass what is needed, with the person's agreement, and close the loop. <b>Owns</b>: referrals, the links that partners
 * open without an account, their answers. <b>Does not do</b>: who the partners are (partners), letters (letters). <b>Events out</b>:
 * {@link fr.parvis.referrals.ReferralAnswered}, in the transaction of the act. <b>Reacts to</b>: {@link fr.parvis.people.AgreementWithdrawn}.
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
            "partners"
        })
@NullMarked
package fr.parvis.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
