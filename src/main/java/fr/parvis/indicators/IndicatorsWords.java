// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class IndicatorsWords {
    private IndicatorsWords() {}

    /** Name of an indicator. */
    public static String name(String indicator) {
        return Words.t("indicators.of." + indicator);
    }

    /** Definition of an indicator. */
    public static String definition(String indicator) {
        return Words.t("indicators.of." + indicator + ".definition");
    }
}
