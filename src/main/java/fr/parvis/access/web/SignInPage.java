package fr.parvis.access.web;

import fr.parvis.access.Associations;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Origin;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, one step a page, and out. What was typed in a form whose session had ended comes back after it. */
@Controller
@OpenToAll
class SignInPage {
    private static final String PENDING = "pending-account";

    private final SignIn signIn;
    private final Associations associations;
    private final Doorstep doorstep;

    SignInPage(SignIn signIn, Associations associations, Doorstep doorstep) {
        this.signIn = signIn;
        this.associations = associations;
        this.doorstep = doorstep;
    }

    @GetMapping("/connexion")
    String show(@RequestParam(defaultValue = "") String retour, Model model) {
        if (associations.networkName().isEmpty()) return "redirect:/premiers-pas";
        if (SignedIn.current() != null) return "redirect:" + LocalAddress.orElse(retour, "/bureau");
        return page(model, "access/sign-in", "", retour, Kept.nothing(), new Problems());
    }

    /** A form arrived without a session: keep what was typed, ask to sign in. */
    @RequestMapping("/connexion/reprise")
    String resume(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute("jakarta.servlet.forward.request_uri") instanceof String original))
            return "redirect:/connexion";
        var kept = Kept.sent(request);
        // with nothing to send again, an address that only takes forms is no place to go back to
        if (kept.isEmpty()) original = "/bureau";
        // still signed in: only the form's own token was too old
        if (SignedIn.current() != null) return Doorstep.onwards(original, kept, model);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        if (request.getHeader("HX-Request") != null) {
            // htmx shows this page in place of the whole one: a sign-in inside a part would help nobody
            response.setStatus(422);
            response.setHeader("HX-Retarget", "body");
            response.setHeader("HX-Reswap", "innerHTML");
            response.setHeader("HX-Push-Url", "/connexion");
        }
        return page(model, "access/sign-in", "", original, kept, new Problems());
    }

    @PostMapping("/connexion")
    String password(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String motDePasse,
            @RequestParam(defaultValue = "") String retour,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var kept = Kept.carried(request);
        return switch (signIn.password(email, motDePasse, Origin.of(request))) {
            case Outcome.Welcome(var account) -> enter(request, response, account, retour, kept, model);
            case Outcome.CodeNeeded(var account) -> {
                Doorstep.fresh(request).setAttribute(PENDING, account.toString());
                yield page(model, "access/code", "", retour, kept, new Problems());
            }
            case Outcome.SecondStepToSetUp(var account) -> {
                SecondStepPage.begin(Doorstep.fresh(request), account, retour, kept);
                yield "redirect:/connexion/second-facteur";
            }
            case Outcome.Wrong() -> {
                response.setStatus(422);
                var problems = new Problems().add("email", Words.t(locale, "access.sign-in.wrong"));
                yield page(model, "access/sign-in", email, retour, kept, problems);
            }
            case Outcome.TooMany(var minutes) -> {
                response.setStatus(429);
                response.setHeader("Retry-After", Integer.toString(minutes * 60));
                var problems = new Problems().add("email", Words.t(locale, "access.sign-in.too-many", minutes));
                yield page(model, "access/sign-in", email, retour, kept, problems);
            }
        };
    }

    @PostMapping("/connexion/code")
    String code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String retour,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(PENDING) instanceof String pending)) return "redirect:/connexion";
        var kept = Kept.carried(request);
        return switch (signIn.code(UUID.fromString(pending), code, Origin.of(request))) {
            case Outcome.Welcome(var account) -> enter(request, response, account, retour, kept, model);
            case Outcome.TooMany(var minutes) -> {
                response.setStatus(429);
                response.setHeader("Retry-After", Integer.toString(minutes * 60));
                var problems = new Problems().add("code", Words.t(locale, "access.sign-in.too-many", minutes));
                yield page(model, "access/code", "", retour, kept, problems);
            }
            case Outcome.Wrong() -> wrongCode(response, locale, model, retour, kept);
            case Outcome.CodeNeeded _ -> wrongCode(response, locale, model, retour, kept);
            case Outcome.SecondStepToSetUp _ -> wrongCode(response, locale, model, retour, kept);
        };
    }

    @PostMapping("/deconnexion")
    String signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        return "redirect:/connexion";
    }

    private static String wrongCode(
            HttpServletResponse response, Locale locale, Model model, String returnTo, Kept kept) {
        response.setStatus(422);
        var problems = new Problems().add("code", Words.t(locale, "access.code.wrong"));
        return page(model, "access/code", "", returnTo, kept, problems);
    }

    private String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            UUID account,
            String returnTo,
            Kept kept,
            Model model) {
        doorstep.open(request, response, account);
        return Doorstep.onwards(returnTo, kept, model);
    }

    private static String page(Model model, String view, String email, String returnTo, Kept kept, Problems problems) {
        model.addAttribute("page", new SignInView(email, returnTo, kept, problems));
        return view;
    }
}
