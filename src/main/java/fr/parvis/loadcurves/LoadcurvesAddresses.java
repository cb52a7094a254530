// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves;

import fr.parvis.cases.CasesAddresses;
import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class LoadcurvesAddresses {
    private LoadcurvesAddresses() {}

    /** The curves of a case. */
    public static String ofCase(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/courbes";
    }

    /** Report of a reading. */
    public static String report(UUID reading) {
        return "/bureau/courbes/" + reading;
    }
}
