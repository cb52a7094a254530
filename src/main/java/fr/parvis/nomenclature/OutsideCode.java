// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.util.Locale;
import java.util.Map;

/** A code of an outside list. */
public record OutsideCode(String code, Map<String, String> labels) {
    public String label(Locale locale) {
        var own = labels.get(locale.getLanguage());
        return own != null ? own : labels.getOrDefault("fr", code);
    }
}
