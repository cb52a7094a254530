// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class ReadingAddresses {
    /** Where a letter is handed in. */
    public static final String READ = "/bureau/lire";

    /** How many letters of each kind were read. */
    public static final String FIGURES = "/bureau/lire/chiffres";

    private ReadingAddresses() {}

    public static String ofCase(UUID caseFile) {
        return READ + "?suivi=" + caseFile;
    }

    public static String ofVisit(UUID visit) {
        return READ + "?passage=" + visit;
    }

    public static String letter(UUID id) {
        return READ + "/" + id;
    }
}
