// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Meaning of one code over a period.
 *
 * @param parent the family of a theme; null for a family and in flat lists
 * @param labels by language; French is always there
 * @param attributes further facts, by name: {@code icon}, {@code family}, {@code open} ...
 * @param from first day; null means always
 * @param until first day on which it no longer holds; null means open end
 */
public record Code(
        CodeList list,
        String code,
        @Nullable String parent,
        int position,
        Map<String, Label> labels,
        Map<String, String> attributes,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    public Code {
        labels = Map.copyOf(labels);
        attributes = Map.copyOf(attributes);
    }

    /** The label in the language of the request. */
    public Label label() {
        return label(Words.locale());
    }

    public Label label(Locale locale) {
        var own = labels.get(locale.getLanguage());
        return own != null ? own : labels.getOrDefault("fr", new Label(code, code));
    }

    /** Name of a Bootstrap icon; empty where the list has none. */
    public String icon() {
        return attributes.getOrDefault("icon", "");
    }

    /** The number, 1 to 8, of the colour of a theme; 0 elsewhere. */
    public int family() {
        return Integer.parseInt(attributes.getOrDefault("family", "0"));
    }

    public boolean holdsOn(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }

    /** An attribute that holds several codes, such as {@code operators}. */
    public List<String> several(String attribute) {
        var text = attributes.getOrDefault(attribute, "");
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }
}
