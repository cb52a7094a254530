// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.values.FoldedText;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fields of the person and of the case that a template may use, between braces, under the names that the network's head writes. */
public enum Field {
    NAME("nom complet"),
    GIVEN("prénom"),
    FAMILY("nom"),
    BIRTH_YEAR("année de naissance"),
    ADDRESS("adresse"),
    COMMUNE("commune"),
    PHONE("téléphone"),
    MAIL("courriel"),
    ASKED("demande"),
    OPERATOR("organisme"),
    THEME("thème"),
    OPENED_ON("date du suivi"),
    TODAY("date du jour"),
    ASSOCIATION("association"),
    WRITER("médiateur");

    private static final Pattern FIELD = Pattern.compile("\\{([^{}\\n]{0,60})}");

    private final String title;

    Field(String title) {
        this.title = title;
    }

    /** As it is written between the braces. */
    public String title() {
        return title;
    }

    public String written() {
        return "{" + title + "}";
    }

    /** Names of all fields, as they are written. */
    public static String list() {
        return Arrays.stream(values()).map(Field::written).collect(Collectors.joining(", "));
    }

    static Optional<Field> of(String title) {
        var folded = folded(title);
        return Arrays.stream(values())
                .filter(field -> folded(field.title).equals(folded))
                .findFirst();
    }

    /** Accents, capitals and spaces at the ends are typed or not. */
    static String folded(String text) {
        return FoldedText.unaccented(text.strip());
    }

    /** Texts between braces that name no field, as they were written. */
    static List<String> unknown(String text) {
        var unknown = new LinkedHashSet<String>();
        for (var found = FIELD.matcher(text); found.find(); )
            if (of(found.group(1)).isEmpty()) unknown.add(found.group());
        // a brace without its other one
        if (FIELD.matcher(text).replaceAll("").matches("(?s).*[{}].*")) unknown.add("{");
        return List.copyOf(unknown);
    }

    /** The text with what is known; what is not known is a gap that names it. */
    static String fill(String text, Map<Field, String> known) {
        return FIELD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group(1))
                        .map(field -> known.getOrDefault(field, ""))
                        .filter(value -> !value.isBlank())
                        .orElse(Gap.of(found.group(1).strip()))));
    }
}
