// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.values.Problem;

/** A question that has no answer: an unknown indicator, a split that it has not. The problem is the sentence for who asked. */
public class QuestionRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public QuestionRefused(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
