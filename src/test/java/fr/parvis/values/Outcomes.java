// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.List;

/** Outcomes as tests expect them. */
public final class Outcomes {
    private Outcomes() {}

    /** The value of what was done; fails when it was not. */
    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done(var value)) return value;
        throw new AssertionError(outcome);
    }

    /** The problems of what was refused; fails when it was not. */
    public static List<Problem> refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused(var problems)) return problems;
        throw new AssertionError(outcome);
    }
}
