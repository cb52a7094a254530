// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import java.util.UUID;

/** Pages of what a person leaves with that others link to. */
public final class SheetsAddresses {
    private SheetsAddresses() {}

    /** The form of the sheet of a visit. */
    public static String ofVisit(UUID visit) {
        return "/bureau/fiches/passage/" + visit;
    }

    /** The form of the sheet of a case. */
    public static String ofCase(UUID caseFile) {
        return "/bureau/fiches/suivi/" + caseFile;
    }
}
