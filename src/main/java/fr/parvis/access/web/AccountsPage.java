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
import fr.parvis.access.domain.Invitations;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.ManageAccounts.Outcome;
import fr.parvis.access.domain.ManageAccounts.Reason;
import fr.parvis.access.web.InviteView.InviteForm;
import fr.parvis.files.QrCode;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Administration of accounts: of one's own association, or of all for the network. */
@Controller
@Requires(Right.MANAGE_ACCOUNTS)
@RequestMapping(AccessAddresses.ACCOUNTS)
class AccountsPage {
    private static final int PAGE = 50;
    private static final String NETWORK = "reseau";

    private final ManageAccounts accounts;
    private final Associations associations;
    private final Clock clock;
    private final Moments moments;

    AccountsPage(ManageAccounts accounts, Associations associations, Clock clock, Moments moments) {
        this.accounts = accounts;
        this.associations = associations;
        this.clock = clock;
        this.moments = moments;
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
        var chosen = roles(form.roles());
        if (chosen.isEmpty()) problems.add("roles", Words.t("access.accounts.role-missing"));
        if (problems.isEmpty()) {
            var partner = FormFields.id(form.partenaire());
            var asked = new NewAccount(form.id(), place, partner, nom, form.email(), chosen);
            switch (accounts.invite(who, asked)) {
                case Outcome.Linked(var account, var secret) -> {
                    return link(who, account, secret, model);
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
        var chosen = roles(form.roles());
        var problems = new Problems();
        if (chosen.isEmpty()) problems.add("roles", Words.t("access.accounts.role-missing"));
        else if (accounts.changeRoles(who, id, chosen, form.version()) instanceof Outcome.Refused(var reason))
            problems.add("roles", text(reason));
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
            problems.add("equipe", text(reason));
        if (!problems.isEmpty())
            return FormAnswer.invalid(account(who, id, new TypedValues(null, equipe, problems), model));
        Notice.success(Words.t(
                        equipe.isBlank() ? "access.account.team-none" : "access.account.team-saved", equipe.strip()))
                .onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    @PostMapping("/{id}/lien")
    String newLink(@PathVariable UUID id, SignedIn who, Model model) {
        return linked(who, id, accounts.newLink(who, id), model);
    }

    private String linked(SignedIn who, UUID id, Outcome outcome, Model model) {
        return switch (outcome) {
            case Outcome.Linked(var account, var secret) -> link(who, account, secret, model);
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

    @PostMapping("/navigateurs")
    String askForKnownBrowsers(@RequestParam(defaultValue = "false") boolean demander, SignedIn who) {
        accounts.setKnownBrowsers(who, demander);
        Notice.success(Words.t(demander ? "access.browsers.asked" : "access.browsers.not-asked"))
                .onNextPage();
        return "redirect:" + AccessAddresses.ACCOUNTS;
    }

    private static String done(UUID id, Outcome outcome, String word) {
        if (outcome instanceof Outcome.Refused(var reason)) return refused(id, reason);
        Notice.success(Words.t(word)).onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    private static String refused(UUID id, Reason reason) {
        Notice.danger(text(reason)).onNextPage();
        return "redirect:/bureau/comptes/" + id;
    }

    private static String text(Reason reason) {
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
                        options(grantable),
                        partners.entrySet().stream()
                                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                                .toList(),
                        problems));
        return "access/invite";
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
                        options(grantable),
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

    private String link(SignedIn who, UUID id, String secret, Model model) {
        var account = accounts.get(who, id);
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitation/" + secret)
                .toUriString();
        var until = moments.day(clock.instant().plus(Invitations.VALIDITY));
        model.addAttribute(
                "page",
                new LinkView(
                        id,
                        account.name(),
                        account.email(),
                        account.associationName(),
                        address,
                        QrCode.of(address),
                        mail(account.email(), address, until),
                        until));
        return "access/link";
    }

    private static String mail(String to, String link, String until) {
        return "mailto:" + UriUtils.encode(to, StandardCharsets.UTF_8)
                + "?subject=" + UriUtils.encode(Words.t("access.link.mail.subject"), StandardCharsets.UTF_8)
                + "&body=" + UriUtils.encode(Words.t("access.link.mail.text", link, until), StandardCharsets.UTF_8);
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

    private static List<Option> options(Collection<Role> roles) {
        return roles.stream()
                .map(role -> new Option(role.name(), RoleWords.of(role)))
                .toList();
    }

    private static Set<Role> roles(Set<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
