// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake;

import fr.parvis.values.Problem;
import fr.parvis.values.RowProblem;

/** Reason why a line was not taken, as it is stored: a word, and the line of an earlier one after a colon; never the value. */
public final class StoredReason {
    private static final String WORDS = "intake.wrong.";

    private StoredReason() {}

    public static String of(Problem problem) {
        var other = String.valueOf(problem.args().getLast());
        return problem.code().substring(WORDS.length()) + (other.isEmpty() ? "" : ":" + other);
    }

    /**
     * The problem of a line.
     *
     * @param field code of what the column holds; empty when it is about the whole line
     * @param column as the file names it; empty when it has none
     */
    public static RowProblem problem(int line, String field, String column, String value, String stored) {
        int colon = stored.indexOf(':');
        var reason = colon < 0 ? stored : stored.substring(0, colon);
        var other = colon < 0 ? "" : stored.substring(colon + 1);
        return new RowProblem(line, column, value, Problem.of(field, WORDS + reason, value, column, other));
    }
}
