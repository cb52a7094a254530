// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;

/** Outcome of keeping something. */
public sealed interface Outcome {
    record Kept(UUID id) implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {}

    /** The case is closed, or there is none. */
    record NotOpen() implements Outcome {}

    /** Somebody else changed it since the form was shown. */
    record Changed() implements Outcome {}

    static Outcome refused(String field, String key, Object... args) {
        return new Refused(List.of(Problem.of(field, key, args)));
    }
}
