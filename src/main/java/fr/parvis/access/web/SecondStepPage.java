// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.access.domain.SecondStep;
import fr.parvis.access.domain.StoredSession;
import fr.parvis.files.QrCode;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.Notice;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Setting up the second step: at sign-in for roles that require it, from one's own account for all. */
@Controller
class SecondStepPage {
    static final String SIGN_IN_PATH = "/connexion/second-facteur";
    static final String AT_HOME = "/bureau/mon-compte/second-facteur";

    /** Session attributes: the page and form that the sign-in interrupted, the secret shown, sealed. */
    private static final String RETURN_TO = "second-step-return";

    private static final String KEPT = "second-step-kept";
    private static final String SECRET = "second-step-secret";

    private final SignIn signIn;
    private final SecondStep secondStep;
    private final MyAccount mine;
    private final Accounts accounts;
    private final Associations associations;
    private final CompleteSignIn completeSignIn;
    private final Clock clock;

    SecondStepPage(
            SignIn signIn,
            SecondStep secondStep,
            MyAccount mine,
            Accounts accounts,
            Associations associations,
            CompleteSignIn completeSignIn,
            Clock clock) {
        this.signIn = signIn;
        this.secondStep = secondStep;
        this.mine = mine;
        this.accounts = accounts;
        this.associations = associations;
        this.completeSignIn = completeSignIn;
        this.clock = clock;
    }

    static void begin(HttpSession session, Destination destination) {
        session.setAttribute(RETURN_TO, destination.address());
        session.setAttribute(KEPT, destination.kept());
    }

    @OpenToAll
    @GetMapping(SIGN_IN_PATH)
    String atTheDoor(HttpServletRequest request, Model model) {
        var pending = waiting(request);
        return pending == null
                ? "redirect:/connexion"
                : page(view(request, pending.proof().account(), true, new Problems()), model);
    }

    @OpenToAll
    @PostMapping(SIGN_IN_PATH)
    String setUpAtTheDoor(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var pending = waiting(request);
        var secret = secret(request);
        if (pending == null || secret == null) return "redirect:/connexion";
        var account = pending.proof().account();
        return switch (signIn.setUp(pending.proof(), secret, code, BrowserCookie.from(request))) {
            case Outcome.Welcome welcome -> letIn(welcome, request, response, model);
            case Outcome.Over _ -> over(request);
            case Outcome.TooMany(var minutes) -> {
                response.setHeader("Retry-After", Integer.toString(minutes * 60));
                var problems = new Problems().add("code", Words.n("access.sign-in.too-many", minutes));
                yield FormAnswer.with(
                        HttpStatus.TOO_MANY_REQUESTS, page(view(request, account, true, problems), model));
            }
            case Outcome.Wrong _,
                    Outcome.Busy _,
                    Outcome.CodeNeeded _,
                    Outcome.ReadOutCodeNeeded _,
                    Outcome.SecondStepToSetUp _ -> {
                var problems = new Problems().add("code", Words.t("access.second-step.wrong"));
                yield FormAnswer.invalid(page(view(request, account, true, problems), model));
            }
        };
    }

    /** Printed codes alone are a second step, for who has no telephone at work. */
    @OpenToAll
    @PostMapping(SIGN_IN_PATH + "/codes")
    String printAtTheDoor(HttpServletRequest request, HttpServletResponse response, Model model) {
        var pending = waiting(request);
        if (pending == null || !kept(request).isEmpty()) return "redirect:/connexion";
        return signIn.setUpByCodes(pending.proof(), BrowserCookie.from(request)) instanceof Outcome.Welcome welcome
                ? letIn(welcome, request, response, model)
                : over(request);
    }

    private String letIn(
            Outcome.Welcome welcome, HttpServletRequest request, HttpServletResponse response, Model model) {
        var returnTo = request.getSession().getAttribute(RETURN_TO) instanceof String wanted ? wanted : "";
        var kept = kept(request);
        // codes first: a session that has proved a second step never stands without one
        var printed = kept.isEmpty() ? codes(welcome.account(), LocalAddress.orElse(returnTo, "/bureau"), model) : null;
        completeSignIn.open(request, response, welcome);
        return printed == null ? CompleteSignIn.onwards(new Destination(returnTo, kept), model) : printed;
    }

    private static String over(HttpServletRequest request) {
        CompleteSignIn.fresh(request);
        return "redirect:/connexion";
    }

    private static InterruptedForm kept(HttpServletRequest request) {
        return request.getSession().getAttribute(KEPT) instanceof InterruptedForm form
                ? form
                : InterruptedForm.nothing();
    }

    @Requires(Right.WORK)
    @GetMapping(AT_HOME)
    String atHome(SignedIn who, HttpServletRequest request, Model model) {
        return page(view(request, who.account(), false, new Problems()), model);
    }

    /** Code and password that set the second step up, as typed. */
    record SetUpForm(String code, String motDePasse) {
        SetUpForm {
            code = FormFields.given(code);
            motDePasse = FormFields.given(motDePasse);
        }
    }

    @Requires(Right.WORK)
    @PostMapping(AT_HOME)
    String setUpAtHome(@ModelAttribute SetUpForm form, SignedIn who, HttpServletRequest request, Model model) {
        var secret = secret(request);
        if (secret == null) return "redirect:" + AT_HOME;
        var problems = new Problems();
        PasswordRule.checkCurrent(mine.check(who.account(), form.motDePasse()), "motDePasse", problems);
        if (problems.isEmpty() && !secondStep.setUp(who.account(), secret, form.code()))
            problems.add("code", Words.t("access.second-step.wrong"));
        if (!problems.isEmpty()) return FormAnswer.invalid(page(view(request, who.account(), false, problems), model));
        request.getSession().removeAttribute(SECRET);
        proved(who, request);
        return codes(who.account(), "/bureau/mon-compte", model);
    }

    /** The session in which the second step was set up has proved it; those opened by the password alone end. */
    private void proved(SignedIn who, HttpServletRequest request) {
        request.getSession().setAttribute(SessionIdentification.SECOND_STEP, true);
        mine.endOtherSessions(
                who.account(), StoredSession.idOf(request.getSession().getId()));
    }

    /** New codes to print; the second step of who has no telephone. */
    @Requires(Right.WORK)
    @PostMapping("/bureau/mon-compte/codes")
    String print(
            @RequestParam(defaultValue = "") String motDePasse, SignedIn who, HttpServletRequest request, Model model) {
        var problems = new Problems();
        PasswordRule.checkCurrent(mine.check(who.account(), motDePasse), "motDePasse", problems);
        if (!problems.isEmpty()) {
            Notice.danger(String.valueOf(problems.of("motDePasse"))).onNextPage();
            return "redirect:/bureau/mon-compte";
        }
        // only where there was no second step yet: codes printed again prove nothing
        if (secondStep.due(who.account()).isPresent()) proved(who, request);
        return codes(who.account(), "/bureau/mon-compte", model);
    }

    private String codes(UUID account, String onwards, Model model) {
        var who = accounts.signedIn(account).orElseThrow();
        model.addAttribute("page", new CodesView(who.name(), who.place(), secondStep.printCodes(account), onwards));
        return "access/codes";
    }

    /** The secret to show; the same one again as long as the session lasts, so that a wrong code costs no new scan. */
    private SecondStepView view(HttpServletRequest request, UUID account, boolean forced, Problems problems) {
        var email = accounts.find(account).orElseThrow().email();
        var network = associations.networkName().orElse("");
        var former = secret(request);
        var proposal = former == null ? secondStep.propose(email, network) : secondStep.again(former, email, network);
        request.getSession().setAttribute(SECRET, proposal.sealed());
        return new SecondStepView(
                forced ? SIGN_IN_PATH : AT_HOME,
                QrCode.of(proposal.uri()),
                proposal.base32().replaceAll("(.{4})(?=.)", "$1 "),
                proposal.uri(),
                forced,
                forced && kept(request).isEmpty(),
                problems);
    }

    private static String page(SecondStepView view, Model model) {
        model.addAttribute("page", view);
        return "access/second-step";
    }

    private @Nullable PendingSignIn waiting(HttpServletRequest request) {
        return PendingSignIn.of(request, clock)
                .filter(pending -> pending.step() == PendingSignIn.Step.SET_UP)
                .orElse(null);
    }

    private static @Nullable String secret(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SECRET) instanceof String sealed ? sealed : null;
    }
}
