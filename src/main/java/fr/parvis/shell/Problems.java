// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.values.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems of a form, by field, in the user's words and in the order of the fields. */
public final class Problems {
    private final Map<String, String> byField = new LinkedHashMap<>();
    private boolean isStale;

    /** Adds a problem; the first one of a field stands. */
    public Problems add(String field, String text) {
        byField.putIfAbsent(field, text);
        return this;
    }

    /** Adds the sentence of a problem, in the language of the request. */
    public Problems add(Problem problem) {
        return add(problem.field(), Words.t(problem));
    }

    /** Adds a problem of the whole form: somebody changed its subject meanwhile, which {@link FormAnswer#refused} answers. */
    public Problems stale(String text) {
        isStale = true;
        return add("", text);
    }

    /** Adds the sentences of all, in the language of the request. */
    public Problems addAll(Iterable<Problem> problems) {
        for (var problem : problems) add(problem);
        return this;
    }

    public @Nullable String of(String field) {
        return byField.get(field);
    }

    /** Whether somebody changed the subject of the form meanwhile. */
    public boolean isStale() {
        return isStale;
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public Map<String, String> entries() {
        return byField;
    }
}
