// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.ManageAccounts.Outcome;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One account: its roles and its team. */
@Controller
@Requires(Right.MANAGE_ACCOUNTS)
@RequestMapping(AccessAddresses.ACCOUNTS)
class AccountPage {
    private final ManageAccounts accounts;
    private final Moments moments;

    AccountPage(ManageAccounts accounts, Moments moments) {
        this.accounts = accounts;
        this.moments = moments;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return account(who, id, TypedValues.none(), model);
    }

    /** Roles chosen for an account, and its version when they were. */
    record RolesForm(Set<String> roles, Integer version) {
        RolesForm {
            roles = Objects.requireNonNullElse(roles, Set.of());
            version = Objects.requireNonNullElse(version, 0);
        }
    }

    @PostMapping("/{id}/roles")
    String changeRoles(@PathVariable UUID id, @ModelAttribute RolesForm form, SignedIn who, Model model) {
        var chosen = RoleWords.chosen(form.roles());
        var problems = new Problems();
        if (chosen.isEmpty()) problems.add("roles", Words.t("access.accounts.role-missing"));
        else if (accounts.changeRoles(who, id, chosen, form.version()) instanceof Outcome.Refused(var reason))
            problems.add("roles", AccountsPage.text(reason));
        if (!problems.isEmpty())
            return FormAnswer.invalid(account(who, id, new TypedValues(form.roles(), null, problems), model));
        Notice.success(Words.t("access.accounts.roles-changed")).onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    @PostMapping("/{id}/equipe")
    String changeTeam(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String equipe, SignedIn who, Model model) {
        var problems = new Problems();
        if (equipe.strip().length() > ManageAccounts.TEAM_LENGTH || equipe.indexOf(0) >= 0)
            problems.add("equipe", Words.t("access.account.team-long", ManageAccounts.TEAM_LENGTH));
        else if (accounts.changeTeam(who, id, equipe) instanceof Outcome.Refused(var reason))
            problems.add("equipe", AccountsPage.text(reason));
        if (!problems.isEmpty())
            return FormAnswer.invalid(account(who, id, new TypedValues(null, equipe, problems), model));
        Notice.success(Words.t(
                        equipe.isBlank() ? "access.account.team-none" : "access.account.team-saved", equipe.strip()))
                .onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    /**
     * Values typed on the page of an account, and what is wrong with them.
     *
     * @param roles null where they were not asked for
     * @param team the same
     */
    private record TypedValues(
            @Nullable Set<String> roles, @Nullable String team, Problems problems) {
        static TypedValues none() {
            return new TypedValues(null, null, new Problems());
        }
    }

    private String account(SignedIn who, UUID id, TypedValues typed, Model model) {
        var roles = typed.roles();
        var team = typed.team();
        var account = accounts.get(who, id);
        var grantable = EnumSet.noneOf(Role.class);
        grantable.addAll(accounts.grantable(who, account.association()));
        grantable.remove(Role.PARTNER);
        model.addAttribute(
                "page",
                new AccountView(
                        account,
                        account.association() == null ? Words.t("access.accounts.network") : account.associationName(),
                        account.partner() == null
                                ? null
                                : accounts.partners(who, account.association()).getOrDefault(account.partner(), ""),
                        RoleWords.options(grantable),
                        roles != null
                                ? new ArrayList<>(roles)
                                : account.roles().stream().map(Role::name).toList(),
                        accounts.mayActOn(who, account),
                        who.account().equals(id),
                        account.roles().stream().anyMatch(role -> role.rights().contains(Right.FOLLOW_PEOPLE))
                                && accounts.knownBrowsers(),
                        team != null ? team : Objects.requireNonNullElse(account.team(), ""),
                        accounts.teams(account.association()),
                        typed.problems()));
        model.addAttribute("moments", moments);
        return "access/account";
    }
}
