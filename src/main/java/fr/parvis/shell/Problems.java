// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems of a form, by field, in the user's words and in the order of the fields. */
public final class Problems {
    private final Map<String, String> byField = new LinkedHashMap<>();
    private boolean isStale;
    private boolean isWarned;

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
    public Problems addAll(Collection<Problem> problems) {
        for (var problem : problems) add(problem);
        isWarned |= Problem.anyWarning(problems);
        return this;
    }

    /**
     * Adds why a use case did nothing, if so; {@link FormAnswer#refused} answers it.
     *
     * @param changed key of the sentence that somebody changed the subject meanwhile
     * @return whether it was done
     */
    public boolean noneOf(Outcome<?> outcome, String changed) {
        switch (outcome) {
            case Outcome.Done(var _) -> {}
            case Outcome.Refused(var refused) -> addAll(refused);
            case Outcome.Changed() -> stale(Words.t(changed));
        }
        return outcome instanceof Outcome.Done;
    }

    public @Nullable String of(String field) {
        return byField.get(field);
    }

    /** Whether somebody changed the subject of the form meanwhile. */
    public boolean isStale() {
        return isStale;
    }

    /** Whether something was only warned of, so that who writes is offered to keep it. */
    public boolean isWarned() {
        return isWarned;
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public Map<String, String> entries() {
        return byField;
    }
}
