package fr.parvis.homes.web;

import fr.parvis.homes.domain.Problem;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.List;

/** Puts what the rules refuse at the fields of a form. */
final class Typed {
    private Typed() {}

    static void add(Problems problems, List<Problem> refused) {
        for (var problem : refused)
            problems.add(problem.field(), Words.t(problem.key(), problem.args().toArray()));
    }

    /** Whether something was only warned of: who writes may keep it knowingly. */
    static boolean warned(List<Problem> refused) {
        return refused.stream().anyMatch(problem -> problem.key().startsWith("people.problem.sensitive."));
    }
}
