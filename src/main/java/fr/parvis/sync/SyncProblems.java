// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import fr.parvis.values.Problem;

/** Problems that commands of every module may have. */
public final class SyncProblems {
    private SyncProblems() {}

    /** @param field field of the payload that is not there */
    public static Problem missing(String field) {
        return Problem.of(field, "sync.problem.missing");
    }
}
