// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class CasesWords {
    private CasesWords() {}

    /** Title of the page at {@link CasesAddresses#CASES}. */
    public static String cases() {
        return Words.t("cases.work");
    }
}
