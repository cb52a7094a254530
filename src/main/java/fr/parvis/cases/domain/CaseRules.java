// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules for the texts and dates of a case. */
final class CaseRules {
    private CaseRules() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("what is done in a case is signed: no account is bound");
        return account;
    }

    /** The date that delays run from: a bill of last year, a lease that begins next year. */
    static List<Problem> countedFrom(LocalDate from, LocalDate today) {
        return from.isBefore(today.minusYears(3)) || from.isAfter(today.plusYears(2))
                ? List.of(Problem.of("countedFrom", "cases.problem.counted-from"))
                : List.of();
    }

    /** Problems of a due date: it is a year past or five years ahead at most. */
    static List<Problem> due(@Nullable LocalDate due, LocalDate today) {
        return due != null && (due.isBefore(today.minusYears(1)) || due.isAfter(today.plusYears(5)))
                ? List.of(Problem.of("due", "cases.problem.due"))
                : List.of();
    }

    /** @param knowing whether who writes says that the warnings were seen */
    static List<Problem> text(String field, String text, int longest, boolean knowing) {
        var problems = new ArrayList<Problem>();
        if (text.isBlank()) problems.add(Problem.of(field, "cases.problem.empty"));
        if (text.length() > longest) problems.add(PeopleProblems.tooLong(field, longest));
        problems.addAll(SensitiveText.problems(field, text, knowing));
        return problems;
    }
}
