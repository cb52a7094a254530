// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.MyWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Overdue steps of an association's cases, by who answers for them. */
@Component
class CasesHomePart implements HomePart {
    private static final int MOST = 5;

    private final MyWork work;
    private final Accounts accounts;

    CasesHomePart(MyWork work, Accounts accounts) {
        this.work = work;
        this.accounts = accounts;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.LEAD_FOLLOW_UP)) return Optional.empty();
        var overdue = work.overdueOfAll();
        int steps = overdue.values().stream().mapToInt(Integer::intValue).sum();
        var most = overdue.entrySet().stream().limit(MOST).toList();
        var names = accounts.find(most.stream().map(Map.Entry::getKey).toList()).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        return Optional.of(new Content(
                t("cases.home.title"),
                WorkController.ADDRESS,
                steps == 0
                        ? List.of()
                        : List.of(new Figure(
                                String.valueOf(steps), n("cases.home.overdue", steps), WorkController.ADDRESS, true)),
                most.stream()
                        .map(of -> new Row(
                                names.getOrDefault(of.getKey(), "—"),
                                String.valueOf(of.getValue()),
                                of.getKey().equals(who.account()) ? WorkController.ADDRESS : HandOverController.ADDRESS,
                                false))
                        .toList(),
                t("cases.home.empty")));
    }
}
