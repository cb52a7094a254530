// SPDX-License-Identifier: EUPL-1.2
/**
 * Partners who can help: operators, suppliers, town halls, legal aid, and whom to reach there.
 *
 * <p><b>Purpose</b>: find the right service and the way that works best. <b>Owns</b>: partners, their services and named contacts, the
 * referents that they name themselves, when they were last checked. <b>Does not do</b>: what is sent to them (referrals, letters), who funds
 * what (contracts). <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::table",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature"
        })
@NullMarked
package fr.parvis.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
