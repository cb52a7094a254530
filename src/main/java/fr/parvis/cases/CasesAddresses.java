// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class CasesAddresses {
    /** The cases of the account that asks. */
    public static final String CASES = "/bureau/suivis";

    private CasesAddresses() {}

    public static String caseFile(UUID id) {
        return caseFile(id.toString());
    }

    public static String caseFile(String id) {
        return CASES + "/" + id;
    }
}
