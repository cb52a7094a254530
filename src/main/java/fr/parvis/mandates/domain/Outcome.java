// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Outcome of something asked of a mandate. */
public sealed interface Outcome {
    /** The code of a problem: there is no such mandate. */
    String UNKNOWN = "mandates.problem.unknown";

    record Done(UUID id) implements Outcome {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Outcome {}

    /**
     * The act was stopped: there is no authority for it. Nothing was written.
     *
     * @param date of the end or of the revocation, when that is why
     * @param waiting the mandate that only its signature is missing to, when that is why
     */
    record Stopped(
            Reason reason,
            @Nullable LocalDate date,
            @Nullable UUID waiting) implements Outcome {}

    static Refused refused(String field, String key, Object... args) {
        return new Refused(List.of(Problem.of(field, key, args)));
    }
}
