// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * A form that was sent after its session had ended, carried through the sign-in so that nothing typed is lost.
 *
 * @param fields values typed, by field
 * @param files name of the file chosen, by field; its content cannot be carried
 */
public record InterruptedForm(LinkedHashMap<String, ArrayList<String>> fields, LinkedHashMap<String, String> files)
        implements Serializable {
    /** Prefixes of the hidden fields. */
    static final String FIELD = "kept.";

    static final String FILE = "kept-file.";

    /** Names of the fields of passwords. */
    private static final Set<String> SECRETS = Set.of("motdepasse", "actuel", "nouveau");

    private static final String WORDS = "_words";

    /** Identifiers, numbers, dates, hours and codes: true to the machine, of no use to who reads them. */
    private static final Pattern TECHNICAL = Pattern.compile(
            "[0-9a-fA-F-]{36}|\\d{1,3}|\\d{4}-\\d\\d-\\d\\d(T.*)?|\\d\\d:\\d\\d|[a-z][a-z0-9-]*|[A-Z]+(_[A-Z]+)*");

    static InterruptedForm nothing() {
        return new InterruptedForm(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** A password is typed again: it is neither shown nor kept. */
    private static boolean isSecret(String field) {
        return SECRETS.contains(field.toLowerCase(Locale.ROOT));
    }

    /** The form as it was sent, passwords left out. */
    static InterruptedForm sent(HttpServletRequest request) {
        var kept = nothing();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && !isSecret(name)) kept.fields.put(name, new ArrayList<>(Arrays.asList(values)));
        });
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart != null)
            multipart.getFileMap().forEach((name, file) -> {
                var chosen = file.getOriginalFilename();
                kept.files.put(name, chosen == null ? "" : chosen);
            });
        return kept;
    }

    /** The form as the forms of the sign-in carry it. */
    static InterruptedForm carried(HttpServletRequest request) {
        var kept = nothing();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(FIELD))
                kept.fields.put(name.substring(FIELD.length()), new ArrayList<>(Arrays.asList(values)));
            else if (name.startsWith(FILE)) kept.files.put(name.substring(FILE.length()), values[0]);
        });
        return kept;
    }

    public boolean isEmpty() {
        return fields.isEmpty() && files.isEmpty();
    }

    /** One thing typed, to be shown again. */
    public record Shown(String label, String text) {}

    /** Texts that the person typed, without chosen codes and identifiers. */
    public List<Shown> shown() {
        var shown = new ArrayList<Shown>();
        fields.forEach((name, values) -> {
            if (ours(name)) return;
            values.stream()
                    .filter(value ->
                            !value.isBlank() && !TECHNICAL.matcher(value).matches())
                    .forEach(value -> shown.add(new Shown(label(name), value)));
        });
        return shown;
    }

    /** Whether something is kept that is not shown. */
    public boolean more() {
        return fields.entrySet().stream()
                .filter(field -> !ours(field.getKey()))
                .flatMap(field -> field.getValue().stream())
                .anyMatch(value -> !value.isBlank() && TECHNICAL.matcher(value).matches());
    }

    /** Whether the form itself fills the field: a version, the prefix of its words. */
    private static boolean ours(String field) {
        return field.equals(WORDS) || field.toLowerCase(Locale.ROOT).contains("version");
    }

    /** Label of a field, by the words that the form names; without any, made of the field's name. */
    private String label(String field) {
        var key = fields.getOrDefault(WORDS, new ArrayList<>(List.of(""))).getFirst() + field.replaceAll(".*\\.", "");
        if (Words.has(key)) return Words.t(key);
        var words = field.replaceAll("[._\\[\\]-]+", " ")
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return words.isEmpty() ? field : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
