// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.List;

/**
 * The result of a change that a use case was asked for.
 *
 * @param <T> value of what was done: mostly the identifier of the subject; a sealed type where the business has several cases
 */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused<T>(List<Problem> problems) implements Outcome<T> {}

    /** Somebody changed the same thing meanwhile; nothing was written. */
    record Changed<T>() implements Outcome<T> {}

    /** Refused for one reason ({@link Problem#of}). */
    static <T> Outcome<T> refused(String field, String code, Object... args) {
        return new Refused<>(List.of(Problem.of(field, code, args)));
    }
}
