// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Number of accounts and associations, for those who keep them. */
@Component
class AccountsHomePart implements HomePart {
    private final Accounts accounts;
    private final Associations associations;

    AccountsHomePart(Accounts accounts, Associations associations) {
        this.accounts = accounts;
        this.associations = associations;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.MANAGE_ACCOUNTS) && !who.may(Right.MANAGE_ASSOCIATIONS)) return Optional.empty();
        var figures = new ArrayList<Figure>();
        if (who.may(Right.MANAGE_ACCOUNTS) && who.association() != null) {
            long active = accounts.list(who.association()).stream()
                    .filter(Accounts.Account::active)
                    .count();
            figures.add(new Figure(
                    Words.number(active), n("access.home.accounts", active), AccessAddresses.ACCOUNTS, false));
        }
        if (who.may(Right.MANAGE_ASSOCIATIONS)) {
            long open = associations.list().stream().filter(Association::open).count();
            figures.add(new Figure(
                    Words.number(open), n("access.home.associations", open), "/bureau/associations", open == 0));
        }
        return Optional.of(new Content(
                t(who.may(Right.MANAGE_ACCOUNTS) ? "access.home.team" : "access.associations.title"),
                who.may(Right.MANAGE_ACCOUNTS) ? AccessAddresses.ACCOUNTS : "/bureau/associations",
                figures,
                List.of(),
                t("access.home.no-accounts")));
    }
}
