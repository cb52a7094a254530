// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain;

import fr.parvis.values.Problem;
import java.util.List;

/** Result of a command of this module: accepted, rejected or in conflict. */
public sealed interface Result<T> {
    /** Codes of problems that a caller tells from others. */
    String NOT_ARRIVED = "rounds.problem.not-arrived";

    String WALK_UNKNOWN = "rounds.problem.walk-unknown";
    String HOME_VISIT_UNKNOWN = "rounds.problem.home-visit-unknown";

    /** It stands so. */
    record Accepted<T>(T what) implements Result<T> {}

    /** Nothing was written; each problem says where and what to do. */
    record Rejected<T>(List<Problem> problems) implements Result<T> {}

    /** Somebody changed it meanwhile; nothing was written. */
    record Conflict<T>(T current) implements Result<T> {}

    static <T> Result<T> rejected(String field, String key, Object... args) {
        return new Rejected<>(List.of(Problem.of(field, key, args)));
    }
}
