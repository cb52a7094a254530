// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class ArrangementsWords {
    private ArrangementsWords() {}

    /** Name of a field of a list, by its code. */
    public static String field(String code) {
        return Words.ofCode("arrangements.field.", code);
    }

    /** Title of the page at {@link ArrangementsAddresses#ARRANGEMENTS}. */
    public static String arrangements() {
        return Words.t("arrangements.arrangements");
    }

    /** Title of the page at {@link ArrangementsAddresses#NEW}. */
    public static String newArrangement() {
        return Words.t("arrangements.arrangement.new");
    }
}
