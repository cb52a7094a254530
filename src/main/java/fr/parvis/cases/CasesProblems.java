// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.values.Problem;

/** Problems of amounts, in every module that asks for one. */
public final class CasesProblems {
    private CasesProblems() {}

    public static Problem unreadableAmount(String field) {
        return Problem.of(field, "cases.problem.bill.amount");
    }

    public static Problem negativeAmount(String field) {
        return Problem.of(field, "cases.problem.bill.negative");
    }
}
