// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class LettersAddresses {
    public static final String LETTERS = "/bureau/courriers";

    /** A letter for somebody who wants no file: nothing of it is kept. */
    public static final String UNKEPT = LETTERS + "/sans-dossier";

    private LettersAddresses() {}

    public static String letter(UUID id) {
        return LETTERS + "/" + id;
    }

    /** The form of a new letter of a case. */
    public static String newLetter(String caseFile) {
        return LETTERS + "/nouveau?suivi=" + caseFile;
    }
}
