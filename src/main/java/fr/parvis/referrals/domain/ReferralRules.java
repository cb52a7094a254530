// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rules of what may be passed to a partner, and said about it. */
final class ReferralRules {
    static final int LONGEST_ASKED = 800;
    static final int LONGEST_SAID = 1000;
    static final int LONGEST_FIELD = 200;

    /** Length limit of one contact in a case. */
    static final int LONGEST_IN_CASE = 400;

    /** Room for the number of a part, as in {@code (1/3)}. */
    private static final int NUMBER = 8;

    static final List<String> MANNERS = List.of("spoken", "telephone", "written");

    private ReferralRules() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("who hands a person on signs it: no account is bound");
        return account;
    }

    /** A text as contacts made in a case can hold it: whole, or in numbered parts that end at spaces. */
    static List<String> parts(String text) {
        if (text.length() <= LONGEST_IN_CASE) return List.of(text);
        var parts = new ArrayList<String>();
        var rest = text;
        while (!rest.isEmpty()) {
            int end = end(rest);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        for (int i = 0; i < parts.size(); i++) parts.set(i, "%s (%d/%d)".formatted(parts.get(i), i + 1, parts.size()));
        return parts;
    }

    private static int end(String rest) {
        int most = LONGEST_IN_CASE - NUMBER;
        if (rest.length() <= most) return rest.length();
        for (int i = most; i > most / 2; i--) if (Character.isWhitespace(rest.charAt(i))) return i;
        return Character.isLowSurrogate(rest.charAt(most)) ? most - 1 : most;
    }

    /** @param knowing whether who writes says that the warnings were seen */
    static List<Problem> text(String field, String text, int longest, boolean knowing) {
        var problems = new ArrayList<Problem>();
        if (text.isBlank()) problems.add(Problem.of(field, "referrals.problem.empty"));
        if (text.length() > longest) problems.add(PeopleProblems.tooLong(field, longest));
        problems.addAll(SensitiveText.problems(field, text, knowing));
        return problems;
    }
}
