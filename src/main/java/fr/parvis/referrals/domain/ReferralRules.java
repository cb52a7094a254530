package fr.parvis.referrals.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.SensitiveText;
import fr.parvis.referrals.domain.Outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What may be passed to a partner, and said about it. */
final class ReferralRules {
    static final int LONGEST_ASKED = 800;
    static final int LONGEST_SAID = 1000;
    static final int LONGEST_FIELD = 200;
    static final List<String> MANNERS = List.of("spoken", "telephone", "written");

    private ReferralRules() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("who hands a person on signs it: no account is bound");
        return account;
    }

    /** @param knowing whether who writes says that the warnings were seen */
    static List<Problem> text(String field, String text, int longest, boolean knowing) {
        var problems = new ArrayList<Problem>();
        if (text.isBlank()) problems.add(Problem.of(field, "referrals.problem.empty"));
        if (text.length() > longest) problems.add(Problem.of(field, "people.problem.long", longest));
        for (var found : SensitiveText.find(text))
            if (found.kind().refused() || !knowing)
                problems.add(Problem.of(
                        field,
                        "people.problem.sensitive." + found.kind().key(),
                        found.kind() == SensitiveText.Kind.PASSWORD
                                ? found.text().replaceFirst("\\s.*", "…")
                                : found.text()));
        return problems;
    }
}
