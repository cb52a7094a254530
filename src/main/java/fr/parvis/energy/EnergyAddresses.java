// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy;

import fr.parvis.cases.CasesAddresses;
import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class EnergyAddresses {
    /** The days of an unpaid bill for somebody who gives no name; takes the fields of a bill by POST and keeps nothing. */
    public static final String CLOCK = "/bureau/energie/impaye";

    private EnergyAddresses() {}

    /** The days of the bill of a case. */
    public static String bill(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/impaye";
    }
}
