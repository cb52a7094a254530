// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not kept as it was sent.
 *
 * @param field of the form or of the body, as {@code persons} or {@code requests[1].theme}; empty for the whole
 * @param code {@code module.problem.name}: what code compares ({@link #is}), and the message key of the sentence that is shown; {@code key} in JSON
 * @param args of the sentence: texts, whole numbers, dates ({@link LongDates} for several), another problem that is the reason
 * @param severity whether it may be kept all the same; a refusal where none is given, as in JSON
 */
public record Problem(
        String field,
        @JsonProperty("key") String code,
        List<Object> args,
        @JsonIgnore @Nullable Severity severity) {

    /** Severity of a problem. */
    public enum Severity {
        /** It cannot be kept. */
        REFUSAL,
        /** It can be kept once who writes says that the warning was seen. */
        WARNING
    }

    public Problem {
        args = List.copyOf(args);
        if (severity == null) severity = Severity.REFUSAL;
    }

    /** A refusal. */
    public static Problem of(String field, String code, Object... args) {
        return new Problem(field, code, List.of(args), Severity.REFUSAL);
    }

    public static Problem warning(String field, String code, Object... args) {
        return new Problem(field, code, List.of(args), Severity.WARNING);
    }

    /** The same problem of a field of something larger. */
    public Problem at(String field) {
        return new Problem(field, code, args, severity);
    }

    public boolean is(String code) {
        return this.code.equals(code);
    }

    /** Whether something was only warned of, so that who writes is offered to keep it. */
    public static boolean anyWarning(Collection<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity == Severity.WARNING);
    }
}
