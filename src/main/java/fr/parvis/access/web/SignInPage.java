package fr.parvis.access.web;

import fr.parvis.access.Associations;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
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
    static final String PENDING = "pending-account";
    static final String TO_SET_UP = "second-step-to-set-up";
    /** Prefix of the hidden fields that carry a form through the sign-in. */
    static final String KEPT = "kept.";

    private final SignIn signIn;
    private final Associations associations;

    SignInPage(SignIn signIn, Associations associations) {
        this.signIn = signIn;
        this.associations = associations;
    }

    @GetMapping("/connexion")
    String show(@RequestParam(defaultValue = "") String retour, Model model) {
        if (associations.networkName().isEmpty()) return "redirect:/premiers-pas";
        if (SignedIn.current() != null) return "redirect:" + LocalAddress.orElse(retour, "/bureau");
        model.addAttribute("page", new SignInView("", retour, Map.of(), new Problems()));
        return "access/sign-in";
    }

    /** A form arrived without a session: keep what was typed, ask to sign in. */
    @RequestMapping("/connexion/reprise")
    String resume(HttpServletRequest request, HttpServletResponse response, Model model) {
        var original = (String) request.getAttribute("jakarta.servlet.forward.request_uri");
        if (original == null) return "redirect:/connexion";
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        model.addAttribute("page", new SignInView("", original, fields(request, ""), new Problems()));
        return "access/sign-in";
    }

    @PostMapping("/connexion")
    String password(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String motDePasse,
            @RequestParam(defaultValue = "") String retour,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var kept = fields(request, KEPT);
        return switch (signIn.password(email, motDePasse, request.getRemoteAddr())) {
            case Outcome.Welcome(var account) -> enter(request, account, retour, kept, model);
            case Outcome.CodeNeeded(var account) -> {
                fresh(request).setAttribute(PENDING, account.toString());
                yield code(model, retour, kept, new Problems());
            }
            case Outcome.SecondStepToSetUp(var account) -> {
                fresh(request).setAttribute(TO_SET_UP, account.toString());
                yield "redirect:/connexion/second-facteur";
            }
            case Outcome.Wrong() -> {
                response.setStatus(422);
                var problems = new Problems().add("email", Words.t(locale(request), "access.sign-in.wrong"));
                model.addAttribute("page", new SignInView(email, retour, kept, problems));
                yield "access/sign-in";
            }
            case Outcome.TooMany(var minutes) -> {
                response.setStatus(429);
                var problems =
                        new Problems().add("email", Words.t(locale(request), "access.sign-in.too-many", minutes));
                model.addAttribute("page", new SignInView(email, retour, kept, problems));
                yield "access/sign-in";
            }
        };
    }

    @PostMapping("/connexion/code")
    String code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String retour,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(PENDING) instanceof String pending)) return "redirect:/connexion";
        var kept = fields(request, KEPT);
        return switch (signIn.code(UUID.fromString(pending), code, request.getRemoteAddr())) {
            case Outcome.Welcome(var account) -> enter(request, account, retour, kept, model);
            case Outcome.TooMany(var minutes) -> {
                response.setStatus(429);
                yield code(
                        model,
                        retour,
                        kept,
                        new Problems().add("code", Words.t(locale(request), "access.sign-in.too-many", minutes)));
            }
            default -> {
                response.setStatus(422);
                yield code(
                        model, retour, kept, new Problems().add("code", Words.t(locale(request), "access.code.wrong")));
            }
        };
    }

    @PostMapping("/deconnexion")
    String signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        return "redirect:/connexion";
    }

    private static String code(Model model, String returnTo, Map<String, List<String>> kept, Problems problems) {
        model.addAttribute("page", new SignInView("", returnTo, kept, problems));
        return "access/code";
    }

    private static String enter(
            HttpServletRequest request, UUID account, String returnTo, Map<String, List<String>> kept, Model model) {
        open(request, account);
        var target = LocalAddress.orElse(returnTo, "/bureau");
        if (kept.isEmpty()) return "redirect:" + target;
        model.addAttribute("page", new SignInView("", target, kept, new Problems()));
        return "access/resume";
    }

    /** Opens a session of a new identifier for the account. */
    static void open(HttpServletRequest request, UUID account) {
        var session = fresh(request);
        session.setAttribute(SessionIdentification.ACCOUNT, account.toString());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
    }

    private static jakarta.servlet.http.HttpSession fresh(HttpServletRequest request) {
        var old = request.getSession(false);
        if (old != null) old.invalidate();
        return request.getSession(true);
    }

    private static Map<String, List<String>> fields(HttpServletRequest request, String prefix) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && name.startsWith(prefix))
                fields.put(name.substring(prefix.length()), List.of(values));
        });
        return fields;
    }

    private static java.util.Locale locale(HttpServletRequest request) {
        return org.springframework.web.servlet.support.RequestContextUtils.getLocale(request);
    }

    static @Nullable String accountToSetUp(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(TO_SET_UP);
    }
}
