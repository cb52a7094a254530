// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Colleagues by name, in this week's rota. */
@Component
class ColleaguesSearchSource implements SearchSource {
    private final Accounts accounts;

    ColleaguesSearchSource(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (who.association() == null
                || !who.may(Right.RECORD_VISITS)
                || !asked.namesSomething()
                || asked.identifier() != null) return Optional.empty();
        return Group.of(
                t("rota.title"),
                "calendar-week",
                accounts.working().stream()
                        .filter(account -> asked.isIn(account.name()))
                        .limit(MOST)
                        .map(account -> new Answer(account.name(), t("rota.search.week"), ShowWeek.now(account.id())))
                        .toList());
    }
}
