// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.domain.OpenIdAccounts;
import fr.parvis.access.domain.OpenIdProvider;
import fr.parvis.access.domain.OpenIdProvider.Answer;
import fr.parvis.access.domain.OpenIdProvider.Why;
import fr.parvis.access.domain.OpenSessions;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/** Signing in with an identity provider (OpenID Connect), and the end of sessions that it announces. */
@Controller
@OpenToAll
class OpenIdPage {
    static final String START = "/connexion/openid";
    static final String BACK = START + "/retour";
    static final String END = START + "/deconnexion";
    private static final String COOKIE = "parvis-openid";

    private final OpenIdProvider provider;
    private final OpenIdAccounts accounts;
    private final OpenSessions sessions;
    private final SignIn signIn;
    private final CompleteSignIn completeSignIn;
    private final Site site;

    OpenIdPage(
            OpenIdProvider provider,
            OpenIdAccounts accounts,
            OpenSessions sessions,
            SignIn signIn,
            CompleteSignIn completeSignIn,
            Site site) {
        this.provider = provider;
        this.accounts = accounts;
        this.sessions = sessions;
        this.signIn = signIn;
        this.completeSignIn = completeSignIn;
        this.site = site;
    }

    @GetMapping(START)
    String start(
            @RequestParam(defaultValue = "") String retour,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        mustBeOn();
        var departure =
                provider.begin(back(), LocalAddress.orElse(retour, "/bureau")).orElse(null);
        if (departure == null) return refused(Why.SILENT, model);
        keep(departure.kept(), request, response);
        return "redirect:" + departure.address();
    }

    @GetMapping(BACK)
    String back(HttpServletRequest request, HttpServletResponse response, Model model) {
        mustBeOn();
        var cookie = WebUtils.getCookie(request, SessionCookieSerializer.name(request, COOKIE));
        // serves once
        keep("", request, response);
        return switch (provider.complete(answered(request), back(), cookie == null ? null : cookie.getValue())) {
            case Answer.Refused(var why) -> refused(why, model);
            case Answer.Identified identified -> enter(identified, new Exchange(request, response, model));
        };
    }

    private String enter(Answer.Identified identified, Exchange exchange) {
        var who = identified.who();
        var request = exchange.request();
        if (!(signIn.vouched(who, BrowserCookie.from(request)) instanceof Outcome.Next step))
            return refused(Words.t("access.openid.nobody", who.email(), name()), exchange.model());
        var page = completeSignIn.next(step, Destination.of(identified.returnTo()), exchange);
        request.getSession().setAttribute(OpenSessions.OPENID, who.session() == null ? "" : who.session());
        return page;
    }

    /** The provider's own call: nobody's browser. */
    @PostMapping(END)
    ResponseEntity<Void> end(@RequestParam(name = "logout_token", defaultValue = "") String token) {
        mustBeOn();
        var ended = provider.ended(token).orElse(null);
        if (ended == null) return ResponseEntity.badRequest().build();
        accounts.bound(ended.subjectKey()).ifPresent(account -> sessions.endOfProvider(account, ended.session()));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private String refused(Why why, Model model) {
        return refused(Words.t("access.openid." + EnumCode.of(why), name()), model);
    }

    private static String refused(String sentence, Model model) {
        model.addAttribute("page", new SignInView("", "", InterruptedForm.nothing(), new Problems().add("", sentence)));
        return FormAnswer.invalid("access/sign-in");
    }

    /** The address by which the browser came back; without what is no address. */
    private URI answered(HttpServletRequest request) {
        var query = request.getQueryString();
        try {
            return query == null ? back() : new URI(back() + "?" + query);
        } catch (URISyntaxException e) {
            return back();
        }
    }

    @ModelAttribute("provider")
    String name() {
        return provider.settings().name();
    }

    private URI back() {
        return URI.create(site.whole(BACK));
    }

    private void mustBeOn() {
        if (!provider.settings().isOn()) throw new NotFound("an identity provider");
    }

    private static void keep(String kept, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(SessionCookieSerializer.name(request, COOKIE), kept)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(kept.isEmpty() ? Duration.ZERO : OpenIdProvider.OPEN)
                        .build()
                        .toString());
    }
}
