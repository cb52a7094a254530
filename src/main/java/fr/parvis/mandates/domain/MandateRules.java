// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules for a mandate and an act under it. */
final class MandateRules {
    static final int OF_AGE = 18;

    private MandateRules() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a mandate is somebody's doing: no account is bound");
        return account;
    }

    /** A year of birth that says by itself that the person is a child: in the year of eighteen they say it. */
    static boolean surelyMinor(@Nullable Integer born, LocalDate today) {
        return born != null && today.getYear() - born < OF_AGE;
    }

    static List<Problem> text(String text, boolean knowing) {
        var problems = new ArrayList<Problem>();
        if (text.isBlank()) problems.add(Problem.of("said", "mandates.problem.said"));
        if (text.length() > Act.LONGEST) problems.add(PeopleProblems.tooLong("said", Act.LONGEST));
        problems.addAll(SensitiveText.problems("said", text, knowing));
        return problems;
    }
}
