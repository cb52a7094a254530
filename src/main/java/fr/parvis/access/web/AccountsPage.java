// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.ManageAccounts.Outcome;
import fr.parvis.access.domain.ManageAccounts.Reason;
import fr.parvis.access.web.InviteView.InviteForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Administration of accounts: of one's own association, or of all for the network; invites to a new one. */
@Controller
@Requires(Right.MANAGE_ACCOUNTS)
@RequestMapping(AccessAddresses.ACCOUNTS)
class AccountsPage {
    private static final int PAGE = 50;
    private static final String NETWORK = "reseau";

    private final ManageAccounts accounts;
    private final Associations associations;
    private final Moments moments;
    private final ShowInvitationLink link;

    AccountsPage(ManageAccounts accounts, Associations associations, Moments moments, ShowInvitationLink link) {
        this.accounts = accounts;
        this.associations = associations;
        this.moments = moments;
        this.link = link;
    }

    /** Accounts that the address asks for, as it was typed. */
    record Question(String mots, String structure, String page) {
        Question {
            mots = FormFields.given(mots);
            structure = FormFields.given(structure);
            page = FormFields.given(page);
        }

        ManageAccounts.Filter filter() {
            return new ManageAccounts.Filter(mots, FormFields.id(structure), structure.equals(NETWORK));
        }

        /** The address of the same question, up to the number of the page. */
        String address() {
            return "?mots=" + URLEncoder.encode(mots, StandardCharsets.UTF_8) + "&structure="
                    + URLEncoder.encode(structure, StandardCharsets.UTF_8) + "&page=";
        }
    }

    @GetMapping
    String list(@ModelAttribute Question question, SignedIn who, Model model) {
        var found = accounts.list(who, question.filter(), Paging.number(question.page()), PAGE);
        model.addAttribute(
                "page",
                new AccountsView(
                        found.rows(),
                        found.total(),
                        who.association() == null && who.roles().contains(Role.ADMINISTRATOR)
                                ? accounts.knownBrowsers()
                                : null,
                        question.mots(),
                        question.structure(),
                        places(who, false),
                        found.paging().page(),
                        found.paging().pages(),
                        question.address()));
        model.addAttribute("moments", moments);
        return "access/accounts";
    }

    @GetMapping("/nouveau")
    String askToInvite(
            @RequestParam(defaultValue = "") String structure,
            @RequestParam(defaultValue = "") String partenaire,
            SignedIn who,
            Model model) {
        Set<String> roles = partenaire.isEmpty() ? Set.of() : Set.of(Role.PARTNER.name());
        return invite(who, new InviteForm(Ids.next(), "", "", structure, partenaire, roles), new Problems(), model);
    }

    @PostMapping
    String invite(@ModelAttribute InviteForm form, SignedIn who, Model model) {
        var nom = form.nom();
        var problems = new Problems();
        if (nom.isBlank() || nom.strip().length() > 100) problems.add("nom", Words.t("access.name.missing"));
        if (!EmailRule.holds(form.email())) problems.add("email", Words.t("access.email.wrong"));
        var place = who.association() != null ? who.association() : FormFields.id(form.structure());
        if (place == null && !form.structure().equals(NETWORK))
            problems.add("structure", Words.t("access.accounts.place-missing"));
        var chosen = RoleWords.chosen(form.roles());
        if (chosen.isEmpty()) problems.add("roles", Words.t("access.accounts.role-missing"));
        if (problems.isEmpty()) {
            var partner = FormFields.id(form.partenaire());
            var asked = new NewAccount(form.id(), place, partner, nom, form.email(), chosen);
            switch (accounts.invite(who, asked)) {
                case Outcome.Linked(var account, var secret) -> {
                    return link.handle(who, account, secret, model);
                }
                case Outcome.Refused refused ->
                    problems.add(
                            switch (refused.reason()) {
                                case ADDRESS_TAKEN -> "email";
                                case ASSOCIATION_CLOSED -> "structure";
                                case PARTNER_UNKNOWN -> "partenaire";
                                default -> "roles";
                            },
                            text(refused.reason()));
                case Outcome.Done _, Outcome.CodeMade _ -> throw new IllegalStateException("an invitation has a link");
            }
        }

        return FormAnswer.invalid(invite(who, form, problems, model));
    }

    @PostMapping("/navigateurs")
    String askForKnownBrowsers(@RequestParam(defaultValue = "false") boolean demander, SignedIn who) {
        accounts.setKnownBrowsers(who, demander);
        Notice.success(Words.t(demander ? "access.browsers.asked" : "access.browsers.not-asked"))
                .onNextPage();
        return "redirect:" + AccessAddresses.ACCOUNTS;
    }

    static String text(Reason reason) {
        return Words.t("access.refused." + EnumCode.of(reason));
    }

    private String invite(SignedIn who, InviteForm form, Problems problems, Model model) {
        var own = who.association();
        // before a place is chosen, all roles that fit somewhere are offered
        var grantable = EnumSet.copyOf(accounts.grantable(who, own));
        if (own == null) Arrays.stream(Role.values()).forEach(grantable::add);
        var partners = accounts.partners(who, own);
        if (partners.isEmpty()) grantable.remove(Role.PARTNER);
        model.addAttribute(
                "page",
                new InviteView(
                        form,
                        places(who, true),
                        RoleWords.options(grantable),
                        partners.entrySet().stream()
                                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                                .toList(),
                        problems));
        return "access/invite";
    }

    /** The associations to choose from, for who administers several. */
    private List<Option> places(SignedIn who, boolean openOnly) {
        var places = new ArrayList<Option>();
        if (who.association() != null) return places;
        places.add(new Option(NETWORK, Words.t("access.accounts.network")));
        associations.list().stream()
                .filter(place -> !openOnly || place.open())
                .map((Association place) -> new Option(place.id().toString(), place.name()))
                .forEach(places::add);
        return places;
    }
}
