// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import fr.parvis.values.Problem;

/** Problems of what is written about a person, in every module that writes of them. */
public final class PeopleProblems {
    private PeopleProblems() {}

    /** @param longest number of characters that fit */
    public static Problem tooLong(String field, int longest) {
        return Problem.of(field, "people.problem.long", longest);
    }

    /** A date that lies ahead. */
    public static Problem inFuture(String field) {
        return Problem.of(field, "people.problem.future");
    }
}
