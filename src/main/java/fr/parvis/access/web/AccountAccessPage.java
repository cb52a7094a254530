// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.ManageAccounts.Outcome;
import fr.parvis.access.domain.ManageAccounts.Reason;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Access of an account: a new link, a code read out, a second factor set anew; its closing and opening. */
@Controller
@Requires(Right.MANAGE_ACCOUNTS)
@RequestMapping(AccessAddresses.ACCOUNTS)
class AccountAccessPage {
    private final ManageAccounts accounts;
    private final ShowInvitationLink link;

    AccountAccessPage(ManageAccounts accounts, ShowInvitationLink link) {
        this.accounts = accounts;
        this.link = link;
    }

    @PostMapping("/{id}/lien")
    String newLink(@PathVariable UUID id, SignedIn who, Model model) {
        return linked(who, id, accounts.newLink(who, id), model);
    }

    private String linked(SignedIn who, UUID id, Outcome outcome, Model model) {
        return switch (outcome) {
            case Outcome.Linked(var account, var secret) -> link.handle(who, account, secret, model);
            case Outcome.Refused(var reason) -> refused(id, reason);
            case Outcome.Done _, Outcome.CodeMade _ -> throw new IllegalStateException("a new link is a link");
        };
    }

    @PostMapping("/{id}/fermeture")
    String disable(@PathVariable UUID id, SignedIn who) {
        if (accounts.disable(who, id) instanceof Outcome.Refused(var reason)) return refused(id, reason);
        Notice.success(Words.t("access.accounts.disabled"))
                .withAction("/bureau/comptes/" + id + "/ouverture", Words.t("access.accounts.undo"))
                .onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    @PostMapping("/{id}/ouverture")
    String enable(@PathVariable UUID id, SignedIn who) {
        return done(id, accounts.enable(who, id), "access.accounts.enabled");
    }

    @PostMapping("/{id}/second-facteur")
    String resetSecondStep(@PathVariable UUID id, SignedIn who, Model model) {
        return linked(who, id, accounts.resetSecondStep(who, id), model);
    }

    /** A code to read out to who signs in where they never did. */
    @PostMapping("/{id}/code")
    String readOutCode(@PathVariable UUID id, SignedIn who) {
        if (accounts.readOutCode(who, id) instanceof Outcome.CodeMade(var _, var code)) {
            var name = accounts.get(who, id).name();
            Notice.success(Words.t("access.account.code-made", name, code)).onNextPage();
            return "redirect:/bureau/comptes/" + id;
        }
        return refused(id, Reason.ROLE_BEYOND_YOURS);
    }

    private static String done(UUID id, Outcome outcome, String word) {
        if (outcome instanceof Outcome.Refused(var reason)) return refused(id, reason);
        Notice.success(Words.t(word)).onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    private static String refused(UUID id, Reason reason) {
        Notice.danger(AccountsPage.text(reason)).onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }
}
