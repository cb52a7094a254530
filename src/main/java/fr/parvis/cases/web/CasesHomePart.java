package fr.parvis.cases.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.MyWork;
import java.util.List;
import java.util.Optional;
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
        var address = who.may(Right.FOLLOW_PEOPLE) ? WorkController.ADDRESS : HandOverController.ADDRESS;
        return Optional.of(new Content(
                t("cases.home.title"),
                address,
                steps == 0
                        ? List.of()
                        : List.of(new Figure(String.valueOf(steps), n("cases.home.overdue", steps), address, true)),
                overdue.entrySet().stream()
                        .limit(MOST)
                        .map(of -> new Row(
                                accounts.find(of.getKey())
                                        .map(Accounts.Account::name)
                                        .orElse("—"),
                                String.valueOf(of.getValue()),
                                of.getKey().equals(who.account()) ? WorkController.ADDRESS : HandOverController.ADDRESS,
                                false))
                        .toList(),
                t("cases.home.empty")));
    }
}
