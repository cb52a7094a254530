// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Associations;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.OpenIdProvider;
import fr.parvis.access.web.PendingSignIn.Step;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, one step a page, and out. What was typed in a form whose session had ended comes back after it. */
@Controller
@OpenToAll
class SignInPage {
    /** In how many seconds one may come back when too many sign in at once. */
    private static final int BUSY_SECONDS = 10;

    private final SignIn signIn;
    private final Associations associations;
    private final CompleteSignIn completeSignIn;
    private final PasskeyChallenge challenge;
    private final OpenIdProvider openId;
    private final Clock clock;

    SignInPage(
            SignIn signIn,
            Associations associations,
            CompleteSignIn completeSignIn,
            PasskeyChallenge challenge,
            OpenIdProvider openId,
            Clock clock) {
        this.signIn = signIn;
        this.associations = associations;
        this.completeSignIn = completeSignIn;
        this.challenge = challenge;
        this.openId = openId;
        this.clock = clock;
    }

    /** Name of the identity provider by which one may sign in too; empty for none. */
    @ModelAttribute("provider")
    String provider() {
        return openId.settings().name();
    }

    @GetMapping(AccessAddresses.SIGN_IN)
    String show(@RequestParam(defaultValue = "") String retour, Model model) {
        if (associations.networkName().isEmpty()) return "redirect:/premiers-pas";
        if (SignedIn.current() != null) return "redirect:" + LocalAddress.orElse(retour, "/bureau");
        return page("", Destination.of(retour), new Problems(), model);
    }

    /** A form arrived without a session: keep what was typed, ask to sign in. */
    @RequestMapping("/connexion/reprise")
    String resume(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute("jakarta.servlet.forward.request_uri") instanceof String original))
            return "redirect:/connexion";
        var kept = InterruptedForm.sent(request);
        // with nothing to send again, an address that only takes forms is no place to go back to
        var destination = new Destination(kept.isEmpty() ? "/bureau" : original, kept);
        // still signed in: only the form's own token was too old
        if (SignedIn.current() != null) return CompleteSignIn.onwards(destination, model);
        var page = page("", destination, new Problems(), model);
        if (request.getHeader("HX-Request") == null) return FormAnswer.with(HttpStatus.UNAUTHORIZED, page);
        // htmx shows this page in place of the whole one: a sign-in inside a part would help nobody
        response.setHeader("HX-Retarget", "body");
        response.setHeader("HX-Reswap", "innerHTML");
        response.setHeader("HX-Push-Url", "/connexion");
        return FormAnswer.invalid(page);
    }

    /** Address and password of an account, as typed. */
    record SignInForm(String email, String motDePasse) {
        SignInForm {
            email = FormFields.given(email);
            motDePasse = FormFields.given(motDePasse);
        }
    }

    @PostMapping(AccessAddresses.SIGN_IN)
    String password(
            @ModelAttribute SignInForm typed, HttpServletRequest request, HttpServletResponse response, Model model) {
        var email = typed.email();
        var destination = Destination.carried(request);
        // signed in meanwhile, in another tab
        if (email.isEmpty() && SignedIn.current() != null) return CompleteSignIn.onwards(destination, model);
        return switch (signIn.password(email, typed.motDePasse(), BrowserCookie.from(request))) {
            case Outcome.Next step -> completeSignIn.next(step, destination, new Exchange(request, response, model));
            case Outcome.Wrong _, Outcome.Over _ -> {
                var problems = new Problems().add("email", Words.t("access.sign-in.wrong"));
                yield FormAnswer.invalid(page(email, destination, problems, model));
            }
            case Outcome.TooMany(var minutes) ->
                FormAnswer.with(
                        HttpStatus.TOO_MANY_REQUESTS,
                        page(email, destination, tooMany(response, "email", minutes), model));
            case Outcome.Busy _ ->
                FormAnswer.with(
                        HttpStatus.SERVICE_UNAVAILABLE, page(email, destination, busy(response, "email"), model));
        };
    }

    @PostMapping("/connexion/code")
    String code(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var pending = PendingSignIn.of(request, clock)
                .filter(open -> open.step() != Step.SET_UP)
                .orElse(null);
        if (pending == null) return "redirect:/connexion";
        return further(
                signIn.code(pending.proof(), code, BrowserCookie.from(request)),
                pending.step() == Step.READ_OUT_CODE ? "access.code.read-out-wrong" : "access.code.wrong",
                new Exchange(request, response, model));
    }

    @PostMapping("/connexion/cle")
    String passkey(
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var pending = PendingSignIn.of(request, clock)
                .filter(open -> open.step() == Step.CODE)
                .orElse(null);
        if (pending == null) return "redirect:/connexion";
        return further(
                challenge
                        .take(request, passkey)
                        .map(answer -> signIn.passkey(pending.proof(), answer, BrowserCookie.from(request)))
                        .orElseGet(Outcome.Wrong::new),
                "access.passkeys.refused",
                new Exchange(request, response, model));
    }

    /** @param wrong the sentence for a code or a passkey that is not the account's */
    private String further(Outcome outcome, String wrong, Exchange exchange) {
        var destination = Destination.carried(exchange.request());
        return switch (outcome) {
            case Outcome.Welcome welcome -> completeSignIn.next(welcome, destination, exchange);
            case Outcome.Over _ -> over(destination, exchange);
            case Outcome.TooMany(var minutes) ->
                FormAnswer.with(
                        HttpStatus.TOO_MANY_REQUESTS,
                        completeSignIn.codePage(destination, tooMany(exchange.response(), "code", minutes), exchange));
            case Outcome.Busy _ ->
                FormAnswer.with(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        completeSignIn.codePage(destination, busy(exchange.response(), "code"), exchange));
            case Outcome.Wrong _, Outcome.CodeNeeded _, Outcome.ReadOutCodeNeeded _, Outcome.SecondStepToSetUp _ ->
                FormAnswer.invalid(
                        completeSignIn.codePage(destination, new Problems().add("code", Words.t(wrong)), exchange));
        };
    }

    /** The account changed since the password was proved: from the start again, with what was typed. */
    private static String over(Destination destination, Exchange exchange) {
        CompleteSignIn.fresh(exchange.request());
        if (destination.kept().isEmpty()) return "redirect:/connexion";

        var problems = new Problems().add("email", Words.t("access.sign-in.over"));
        return FormAnswer.invalid(page("", destination, problems, exchange.model()));
    }

    private static Problems tooMany(HttpServletResponse response, String field, int minutes) {
        response.setHeader("Retry-After", Integer.toString(minutes * 60));
        return new Problems().add(field, Words.n("access.sign-in.too-many", minutes));
    }

    private static Problems busy(HttpServletResponse response, String field) {
        response.setHeader("Retry-After", Integer.toString(BUSY_SECONDS));
        return new Problems().add(field, Words.t("access.sign-in.busy"));
    }

    @PostMapping("/deconnexion")
    String signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        return "redirect:/connexion";
    }

    private static String page(String email, Destination destination, Problems problems, Model model) {
        model.addAttribute("page", new SignInView(email, destination.address(), destination.kept(), problems));
        return "access/sign-in";
    }
}
