// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class VisitsWords {
    private VisitsWords() {}

    /** Name of a field of a visit. */
    public static String field(String field) {
        return Words.t("visits.field." + field);
    }

    /** Answer to a question of a visit. */
    public static String answer(boolean yes) {
        return Words.t(yes ? "visits.yes" : "visits.no");
    }
}
