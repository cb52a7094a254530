// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.access.domain.OpenSessions;
import fr.parvis.access.domain.Passkeys;
import fr.parvis.access.domain.StoredSession;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.access.web.MyAccountView.Forms;
import fr.parvis.access.web.MyAccountView.TokenForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** One's own account: name and language, password, second step, open sessions, access tokens. */
@Controller
@Requires(Right.WORK)
@RequestMapping(MyAccountPage.HERE)
class MyAccountPage {
    static final String HERE = AccessAddresses.OWN_ACCOUNT;

    private final MyAccount mine;
    private final Passkeys passkeys;
    private final OpenSessions sessions;
    private final Tokens tokens;
    private final ManageAccounts accounts;
    private final LocaleResolver locales;
    private final Moments moments;

    MyAccountPage(
            MyAccount mine,
            Passkeys passkeys,
            OpenSessions sessions,
            Tokens tokens,
            ManageAccounts accounts,
            LocaleResolver locales,
            Moments moments) {
        this.mine = mine;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
        this.locales = locales;
        this.moments = moments;
    }

    @GetMapping
    String show(SignedIn who, HttpServletRequest request, Model model) {
        return page(who, new Forms("", new Problems(), emptyToken()), request, model);
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String nom,
            @RequestParam(defaultValue = "fr") String langue,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var problems = new Problems();
        if (nom.isBlank() || nom.strip().length() > 100) problems.add("nom", Words.t("access.name.missing"));
        if (!problems.isEmpty()) return again(who, new Forms("identity", problems, emptyToken()), request, model);
        var language = langue.equals("en") ? "en" : "fr";
        mine.change(who.account(), nom, language);
        var chosen = language.equals("en") ? Words.ENGLISH : Words.FRENCH;
        locales.setLocale(request, response, chosen);
        Notice.success(Words.t(chosen, "access.mine.saved")).onNextPage();
        return "redirect:" + HERE;
    }

    @PostMapping("/mot-de-passe")
    String changePassword(
            @RequestParam(defaultValue = "") String actuel,
            @RequestParam(defaultValue = "") String nouveau,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var problems = new Problems();
        PasswordRule.check(nouveau, mine.words(who), "nouveau", problems);
        PasswordRule.checkCurrent(mine.check(who.account(), actuel), "actuel", problems);
        if (!problems.isEmpty()) return again(who, new Forms("password", problems, emptyToken()), request, model);
        BrowserCookie.write(
                request,
                response,
                mine.changePassword(who.account(), nouveau, sessionOf(request), BrowserCookie.read(request)));
        Notice.success(Words.t("access.mine.password-changed")).onNextPage();
        return "redirect:" + HERE;
    }

    @PostMapping("/second-facteur/arret")
    String turnOffSecondStep(@RequestParam(defaultValue = "") String motDePasse, SignedIn who) {
        var problems = new Problems();
        PasswordRule.checkCurrent(mine.check(who.account(), motDePasse), "motDePasse", problems);
        if (problems.isEmpty() && !mine.turnOffSecondStep(who))
            problems.add("motDePasse", Words.t("access.second-step.required"));
        if (problems.isEmpty())
            Notice.success(Words.t("access.second-step.off")).onNextPage();
        else Notice.danger(String.valueOf(problems.of("motDePasse"))).onNextPage();
        return "redirect:" + HERE;
    }

    /** A code for signing in elsewhere. */
    @PostMapping("/code")
    String readOutCode(SignedIn who) {
        Notice.success(Words.t("access.mine.code-made", mine.readOutCode(who.account())))
                .onNextPage();
        return "redirect:" + HERE;
    }

    /** A code to read out to a mediator of one's team who signs in where they never did. */
    @Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
    @PostMapping("/code-mediateur")
    String readOutCodeToMediator(@RequestParam(defaultValue = "") String mediateur, SignedIn who) {
        var account = FormFields.id(mediateur);
        if (account != null
                && accounts.readOutCodeToMediator(who, account)
                        instanceof ManageAccounts.Outcome.CodeMade(var _, var code))
            Notice.success(Words.t(
                            "access.account.code-made", accounts.mediators(who).getOrDefault(account, ""), code))
                    .onNextPage();
        else Notice.danger(Words.t("access.refused.role-beyond-yours")).onNextPage();
        return "redirect:" + HERE;
    }

    @PostMapping("/sessions/{id}/fin")
    String endSession(@PathVariable String id, SignedIn who) {
        if (!sessions.end(who.account(), id)) throw new NotFound("session");
        Notice.success(Words.t("access.sessions.ended")).onNextPage();
        return "redirect:" + HERE;
    }

    @PostMapping("/sessions/fin")
    String endOtherSessions(SignedIn who, HttpServletRequest request) {
        mine.endOtherSessions(who.account(), sessionOf(request));
        Notice.success(Words.t("access.sessions.others-ended")).onNextPage();
        return "redirect:" + HERE;
    }

    @PostMapping("/jetons")
    String createToken(@ModelAttribute TokenForm form, SignedIn who, HttpServletRequest request, Model model) {
        var nom = form.nom();
        var jours = form.jours();
        var problems = new Problems();
        if (nom.isBlank() || nom.strip().length() > 60) problems.add("nom", Words.t("access.tokens.name-missing"));
        var scopes = EnumSet.noneOf(TokenScope.class);
        form.usages().forEach(usage -> TokenScope.of(usage).ifPresent(scopes::add));
        if (scopes.isEmpty()) problems.add("usages", Words.t("access.tokens.scope-missing"));
        int days = jours.matches("\\d{1,3}") ? Integer.parseInt(jours) : 0;
        if (days < 1 || days > Tokens.MOST_DAYS) problems.add("jours", Words.t("access.tokens.days-wrong"));
        if (!problems.isEmpty()) return again(who, new Forms("token", problems, form), request, model);
        var secret = tokens.create(who.account(), new Tokens.NewToken(form.id(), nom, scopes, days));
        if (secret.isEmpty()) {
            Notice.warning(Words.t("access.tokens.already")).onNextPage();
            return "redirect:" + HERE;
        }
        model.addAttribute("secret", secret.get());
        model.addAttribute("name", nom.strip());
        return "access/token";
    }

    @PostMapping("/jetons/{id}/fin")
    String revokeToken(@PathVariable UUID id, SignedIn who) {
        if (!tokens.revoke(who.account(), id)) throw new NotFound("token");
        Notice.success(Words.t("access.tokens.revoked")).onNextPage();
        return "redirect:" + HERE;
    }

    private String again(SignedIn who, Forms forms, HttpServletRequest request, Model model) {
        return FormAnswer.invalid(page(who, forms, request, model));
    }

    private String page(SignedIn who, Forms forms, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                new MyAccountView(
                        mine.get(who.account()),
                        who.place(),
                        who.roles(),
                        who.roles().stream().anyMatch(Role::secondStepRequired),
                        who.may(Right.FOLLOW_PEOPLE) && mine.knownBrowsers(),
                        who.may(Right.LEAD_FOLLOW_UP) && mine.knownBrowsers()
                                ? accounts.mediators(who).entrySet().stream()
                                        .map(one -> new Option(one.getKey().toString(), one.getValue()))
                                        .toList()
                                : List.of(),
                        passkeys.list(who.account()),
                        sessions.list(who.account()),
                        sessionOf(request),
                        tokens.list(who.account()),
                        Arrays.stream(TokenScope.values())
                                .filter(scope -> scope.useful(who))
                                .toList(),
                        forms));
        model.addAttribute("moments", moments);
        return "access/my-account";
    }

    private static TokenForm emptyToken() {
        return new TokenForm(Ids.next(), "", Set.of(), "90");
    }

    private static String sessionOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? "" : StoredSession.idOf(session.getId());
    }
}
