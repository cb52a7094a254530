// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;

/** Outcome of a change to a case. */
public sealed interface Outcome {
    /** @param counted number of steps that got their date of a delay */
    record Done(UUID id, int counted) implements Outcome {
        Done(UUID id) {
            this(id, 0);
        }
    }

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Outcome {}

    /** Somebody changed the same thing meanwhile; nothing was written. */
    record Changed() implements Outcome {}

    static Refused refused(String field, String key, Object... args) {
        return new Refused(List.of(Problem.of(field, key, args)));
    }
}
