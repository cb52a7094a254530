// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.access.domain.OpenSessions;
import fr.parvis.access.domain.Passkeys;
import fr.parvis.access.web.PendingSignIn.Step;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.Problems;
import fr.parvis.shell.UserAgent;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.LocaleResolver;

/** Lets in who has proved all that is asked: a new session, the language they chose, and back to what they were doing. */
@Component
class CompleteSignIn {
    private final MyAccount accounts;
    private final Passkeys passkeys;
    private final PasskeyChallenge challenge;
    private final LocaleResolver locales;
    private final Clock clock;

    CompleteSignIn(
            MyAccount accounts, Passkeys passkeys, PasskeyChallenge challenge, LocaleResolver locales, Clock clock) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.challenge = challenge;
        this.locales = locales;
        this.clock = clock;
    }

    /** Continues after a completed step: signs in, or opens the next step. */
    String next(Outcome.Next step, Destination destination, Exchange exchange) {
        var request = exchange.request();
        return switch (step) {
            case Outcome.Welcome welcome -> {
                open(request, exchange.response(), welcome);
                yield onwards(destination, exchange.model());
            }
            case Outcome.CodeNeeded(var proof) -> {
                PendingSignIn.open(request, proof, Step.CODE, clock);
                yield codePage(destination, new Problems(), exchange);
            }
            case Outcome.ReadOutCodeNeeded(var proof) -> {
                PendingSignIn.open(request, proof, Step.READ_OUT_CODE, clock);
                yield codePage(destination, new Problems(), exchange);
            }
            case Outcome.SecondStepToSetUp(var proof) -> {
                PendingSignIn.open(request, proof, Step.SET_UP, clock);
                SecondStepPage.begin(request.getSession(), destination);
                yield "redirect:" + SecondStepPage.SIGN_IN_PATH;
            }
        };
    }

    /** Asks for the code, or the passkey, that the sign-in under way waits for. */
    String codePage(Destination destination, Problems problems, Exchange exchange) {
        var request = exchange.request();
        var pending = PendingSignIn.of(request, clock).orElseThrow();
        boolean readOut = pending.step() == Step.READ_OUT_CODE;
        var passkey = readOut
                ? null
                : passkeys.request(pending.proof().account(), challenge.make(request), challenge.site())
                        .orElse(null);
        var page = new CodeView(destination.address(), destination.kept(), readOut, passkey, problems);
        exchange.model().addAttribute("page", page);
        return "access/code";
    }

    void open(HttpServletRequest request, HttpServletResponse response, Outcome.Welcome welcome) {
        var account = welcome.account();
        var before = request.getSession(false);
        var provider = before == null ? null : before.getAttribute(OpenSessions.OPENID);
        var session = fresh(request);
        if (provider != null) session.setAttribute(OpenSessions.OPENID, provider);
        session.setAttribute(SessionIdentification.ACCOUNT, account.toString());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        if (welcome.secondStep()) session.setAttribute(SessionIdentification.SECOND_STEP, true);
        BrowserCookie.write(request, response, welcome.browser());
        session.setAttribute(OpenSessions.DEVICE, UserAgent.of(request).toString());
        accounts.language(account)
                .ifPresent(language ->
                        locales.setLocale(request, response, language.equals("en") ? Words.ENGLISH : Words.FRENCH));
    }

    /** Where to go from here: the page wanted, or the form that was kept, to be sent again. */
    static String onwards(Destination destination, Model model) {
        var target = LocalAddress.orElse(destination.address(), "/bureau");
        if (destination.kept().isEmpty()) return "redirect:" + target;
        model.addAttribute("page", new SignInView("", target, destination.kept(), new Problems()));
        return "access/resume";
    }

    /** A session with a new identifier, against session fixation. */
    static HttpSession fresh(HttpServletRequest request) {
        var old = request.getSession(false);
        if (old != null) old.invalidate();
        return request.getSession(true);
    }
}
