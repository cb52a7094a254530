// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.audit.JournalReading.Entry;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells entries of the journal in sentences. The message {@code audit.sentence.<action>} says what was done: {@code {0}} is who did it,
 * a kind of {@link JournalSubjects} in braces the subject, {@code {1}} a subject that is words itself; {@code .own} after the action what
 * one does to one's own account, {@code .nobody} what nobody known did. A fact follows when it has a message: {@code audit.fact.<action>.<fact>.<value>}
 * for a value that has words of its own, else {@code audit.fact.<action>.<fact>} with the value as {@code {0}} (a number, a day), as the
 * subject of a kind, or as messages under a prefix that ends with a dot. What has no words is left out: an identifier tells nobody
 * anything.
 */
@Component
public class JournalSentences {
    static final String SENTENCE = "audit.sentence.";
    private static final String FACT = "audit.fact.";
    private static final String ACCOUNT = "account";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final Map<String, JournalSubjects> kinds;

    JournalSentences(List<JournalSubjects> subjects) {
        kinds = subjects.stream().collect(Collectors.toMap(JournalSubjects::kind, Function.identity()));
    }

    /**
     * A part of a sentence.
     *
     * @param address of what it names, for who may open it
     */
    public record Part(String text, @Nullable String address) {}

    /**
     * A part before subjects are looked up: a text, or what the journal calls a thing of some kind.
     *
     * @param linked whether it leads to its page
     */
    private record Draft(@Nullable String kind, String text, boolean linked) {
        static Draft of(String text) {
            return new Draft(null, text, false);
        }

        static Draft of(String kind, String subject) {
            return new Draft(kind, subject, true);
        }
    }

    /** The sentences of these entries, in their order. At most one statement for each kind of subject. */
    @Transactional(readOnly = true)
    List<List<Part>> tell(List<Entry> entries) {
        var drafts = entries.stream().map(this::draft).toList();
        var asked = new TreeMap<String, Set<String>>();
        for (var draft : drafts)
            for (var part : draft)
                if (part.kind != null)
                    asked.computeIfAbsent(part.kind, _ -> new LinkedHashSet<>()).add(part.text);
        var found = new HashMap<String, Map<String, Subject>>();
        asked.forEach((kind, subjects) -> found.put(kind, find(kind, subjects)));
        return drafts.stream()
                .map(draft -> draft.stream().map(part -> part(part, found)).toList())
                .toList();
    }

    /** The identifier itself and, when it is a person's, those of all that is in their file. */
    @Transactional(readOnly = true)
    Set<String> subjectsOf(UUID id) {
        var all = new LinkedHashSet<String>();
        all.add(id.toString());
        kinds.values().forEach(kind -> all.addAll(kind.ofPerson(id)));
        return all;
    }

    private Map<String, Subject> find(String kind, Set<String> subjects) {
        var known = kinds.get(kind);
        return known == null ? Map.of() : known.find(subjects);
    }

    private static Part part(Draft draft, Map<String, Map<String, Subject>> found) {
        if (draft.kind == null) return new Part(draft.text, null);
        var subject = found.getOrDefault(draft.kind, Map.of()).get(draft.text);
        return subject == null
                ? new Part(Words.t("audit.gone." + draft.kind), null)
                : new Part(subject.label(), draft.linked ? subject.address() : null);
    }

    private List<Draft> draft(Entry entry) {
        var action = entry.action();
        var account = entry.account();
        var who = account == null ? Draft.of(Words.t("audit.nobody")) : new Draft(ACCOUNT, account.toString(), false);
        var special = SENTENCE
                + action
                + (account == null ? ".nobody" : account.toString().equals(entry.subject()) ? ".own" : "");
        var key = Words.has(special) ? special : SENTENCE + action;
        var sentence = fill(Words.t(Words.has(key) ? key : "audit.untold"), place -> switch (place) {
            case "0" -> List.of(who);
            case "1" -> List.of(Draft.of(shown(entry.subject())));
            default -> List.of(Draft.of(place, entry.subject()));
        });
        var facts = facts(entry);
        return fill(
                Words.t(facts.isEmpty() ? "audit.told" : "audit.told.with-facts"),
                place -> place.equals("0") ? sentence : facts);
    }

    /** The facts that have words, one after the other. */
    private List<Draft> facts(Entry entry) {
        var all = new ArrayList<Draft>();
        new TreeMap<>(entry.facts()).forEach((fact, value) -> {
            var told = fact(FACT + entry.action() + "." + fact, value);
            if (told.isEmpty()) return;
            if (!all.isEmpty()) all.add(Draft.of(", "));
            all.addAll(told);
        });
        return all;
    }

    private List<Draft> fact(String key, String value) {
        var own = key + "." + word(value);
        if (Words.has(own)) return Words.t(own).isEmpty() ? List.of() : List.of(Draft.of(Words.t(own)));
        if (value.matches("\\d{1,15}") && Words.has(key + ".other"))
            return List.of(Draft.of(Words.n(key, Long.parseLong(value))));
        if (!Words.has(key)) return List.of();
        var text = Words.t(key);
        boolean silent = PLACEHOLDER.matcher(text).results().anyMatch(place -> isSilent(value(place.group(1), value)));
        return silent ? List.of() : fill(text, place -> value(place, value));
    }

    private static boolean isSilent(List<Draft> drafts) {
        return drafts.stream().allMatch(part -> part.kind == null && part.text.isEmpty());
    }

    private List<Draft> value(String place, String value) {
        if (place.equals("0")) return List.of(Draft.of(shown(value)));
        if (place.endsWith(".")) return List.of(Draft.of(worded(place, value)));
        var all = new ArrayList<Draft>();
        for (var one : values(value)) {
            if (!all.isEmpty()) all.add(Draft.of(", "));
            all.add(Draft.of(place, one));
        }
        return all;
    }

    /** A day in words, another value as it is. */
    private static String shown(String value) {
        var day = FormFields.day(value);
        if (day != null) return Words.date(day);
        return FormFields.idIn(value) == null ? value : "";
    }

    /** Values by the messages under a prefix. */
    private static String worded(String prefix, String value) {
        return values(value).stream()
                .flatMap(one -> Stream.of(prefix + one, prefix + word(one))
                        .filter(Words::has)
                        .limit(1))
                .map(Words::t)
                .collect(Collectors.joining(", "));
    }

    private static List<String> values(String value) {
        return Arrays.stream(value.split("[ ,]+")).filter(one -> !one.isEmpty()).toList();
    }

    /** A value as keys of messages write it: {@code SITE_LEAD} is {@code site-lead}. */
    private static String word(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[_:]", "-");
    }

    private static List<Draft> fill(String text, Function<String, List<Draft>> filled) {
        var parts = new ArrayList<Draft>();
        var places = PLACEHOLDER.matcher(text);
        int at = 0;
        while (places.find()) {
            if (places.start() > at) parts.add(Draft.of(text.substring(at, places.start())));
            parts.addAll(filled.apply(places.group(1)));
            at = places.end();
        }
        if (at < text.length()) parts.add(Draft.of(text.substring(at)));
        return parts;
    }
}
