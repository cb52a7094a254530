// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import fr.parvis.shell.Words;
import java.util.Locale;
import java.util.Map;

/** A code of an outside list. */
public record OutsideCode(String code, Map<String, String> labels) {
    /** The label in the language of the request. */
    public String label() {
        return label(Words.locale());
    }

    public String label(Locale locale) {
        var own = labels.get(locale.getLanguage());
        return own != null ? own : labels.getOrDefault("fr", code);
    }
}
