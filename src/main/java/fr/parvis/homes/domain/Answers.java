// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Answers, under the key of each question; a question without an answer is not there. */
public record Answers(Map<String, List<String>> all) {
    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        all = Map.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<String> of(String question) {
        return all.getOrDefault(question, List.of());
    }

    /** The only answer; empty when there is none. */
    public String one(String question) {
        var answers = of(question);
        return answers.isEmpty() ? "" : answers.getFirst();
    }

    public boolean says(String question, String choice) {
        return of(question).contains(choice);
    }

    public OptionalDouble number(String question) {
        var text = one(question);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    /** In the order of their keys, for what is read by somebody. */
    public Map<String, List<String>> sorted() {
        return new TreeMap<>(all);
    }
}
