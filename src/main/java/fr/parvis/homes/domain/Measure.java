// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Small equipment left in a home, or a gesture, and what it may save; valid from a day on.
 *
 * @param kWh a year for one piece, where that is known
 * @param share percents of a use, where that is known instead
 * @param ofUse heating, hot-water or bill
 * @param source source where it was read, or its computation
 * @param checked whether somebody compared it with its source; if not, what rests on it says "ordre de grandeur, à vérifier"
 * @param proposed whether it is still offered
 * @param place in the list, from top to bottom
 */
public record Measure(
        String code,
        LocalDate validFrom,
        Kind kind,
        String label,
        String labelEn,
        @Nullable Integer kWh,
        @Nullable Integer share,
        @Nullable String ofUse,
        String source,
        LocalDate readOn,
        boolean checked,
        boolean proposed,
        int place) {

    /** List in which a measure stands. */
    public enum Kind {
        EQUIPMENT,
        GESTURE;

        public String key() {
            return EnumCode.of(this);
        }
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") && !labelEn.isEmpty() ? labelEn : label;
    }
}
