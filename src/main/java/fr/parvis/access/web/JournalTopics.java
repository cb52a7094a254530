// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.Refusals;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Topics that the journal can be narrowed to: the actions of a module, named by the message {@code audit.topic.<module>}, or those of several
 * that answer one question, such as who saw what.
 */
@Component
class JournalTopics {
    private static final String LABEL = "audit.topic.";

    /** Actions that show a person, of any module. */
    private static final String READINGS = "readings";

    private static final Map<String, Set<String>> OF_ACCESS = Map.of(
            "sign-ins",
                    Set.of(
                            "access.signed-in",
                            "access.sign-in-refused",
                            "access.locked",
                            "access.session-ended",
                            "access.sessions-ended",
                            "access.device-sessions-ended",
                            "access.code-read-out"),
            "refusals", Set.of(Refusals.ACTION, "access.sign-in-refused", "access.locked"),
            "associations",
                    Set.of(
                            "access.network-created",
                            "access.association-created",
                            "access.association-renamed",
                            "access.association-closed",
                            "access.association-reopened"));

    private final Set<String> readings = new HashSet<>();

    JournalTopics(List<JournalReadings> readings) {
        readings.forEach(some -> this.readings.addAll(some.actions()));
    }

    /** By label, readings first. */
    List<Option> list() {
        var collator = Collator.getInstance(Words.locale());
        return Words.under(LABEL).entrySet().stream()
                .map(topic -> new Option(topic.getKey(), topic.getValue()))
                .sorted(Comparator.comparing((Option topic) -> !topic.value().equals(READINGS))
                        .thenComparing(Option::label, collator))
                .toList();
    }

    /** The actions of a topic; nothing when there is no such topic. */
    Optional<Set<String>> actions(String topic) {
        if (!Words.has(LABEL + topic)) return Optional.empty();
        if (topic.equals(READINGS)) return Optional.of(readings);
        var own = OF_ACCESS.get(topic);
        if (own != null) return Optional.of(own);
        var actions = new HashSet<>(known().getOrDefault(topic, Set.of()));
        if (topic.equals("access")) OF_ACCESS.values().forEach(actions::removeAll);
        return Optional.of(actions);
    }

    /** The actions that have a sentence, by module. */
    private static Map<String, Set<String>> known() {
        var known = new HashMap<String, Set<String>>();
        for (var key : Words.under(JournalSentences.SENTENCE).keySet()) {
            var parts = key.split("\\.");
            if (parts.length == 2)
                known.computeIfAbsent(parts[0], _ -> new HashSet<>()).add(key);
        }
        return known;
    }
}
