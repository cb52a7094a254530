// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.List;
import java.util.UUID;

/** The result of a change that a use case was asked for; a use case with a case of its own has an outcome of its own. */
public sealed interface Outcome {
    record Done(UUID id) implements Outcome {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Outcome {}

    /** Somebody changed the same thing meanwhile; nothing was written. */
    record Changed() implements Outcome {}

    /** Refused for one reason ({@link Problem#of}). */
    static Refused refused(String field, String code, Object... args) {
        return new Refused(List.of(Problem.of(field, code, args)));
    }
}
