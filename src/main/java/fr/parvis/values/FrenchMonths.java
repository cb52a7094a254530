// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.List;

/** French names of the months, lower case and without accents as {@link FoldedText} folds them. */
public final class FrenchMonths {
    public static final List<String> NAMES = List.of(
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre");

    private FrenchMonths() {}

    /** 1 to 12; 0 for another word. */
    public static int number(String name) {
        return NAMES.indexOf(name) + 1;
    }
}
