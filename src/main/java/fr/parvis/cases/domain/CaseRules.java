package fr.parvis.cases.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.SensitiveText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What may be said in a case. */
final class CaseRules {
    private CaseRules() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("what is done in a case is signed: no account is bound");
        return account;
    }

    /** @param knowing whether who writes says that the warnings were seen */
    static List<Outcome.Problem> text(String field, String text, int longest, boolean knowing) {
        var problems = new ArrayList<Outcome.Problem>();
        if (text.isBlank()) problems.add(Outcome.Problem.of(field, "cases.problem.empty"));
        if (text.length() > longest) problems.add(Outcome.Problem.of(field, "people.problem.long", longest));
        for (var found : SensitiveText.find(text))
            if (found.kind().refused() || !knowing)
                problems.add(Outcome.Problem.of(
                        field,
                        "people.problem.sensitive." + found.kind().key(),
                        found.kind() == SensitiveText.Kind.PASSWORD
                                ? found.text().replaceFirst("\\s.*", "…")
                                : found.text()));
        return problems;
    }
}
