package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.domain.Invitations;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a one-time link leads: choose a password, then sign in. */
@Controller
@OpenToAll
class InvitationPage {
    private final Invitations invitations;
    private final Accounts accounts;

    InvitationPage(Invitations invitations, Accounts accounts) {
        this.invitations = invitations;
        this.accounts = accounts;
    }

    @GetMapping("/invitation/{secret}")
    String show(@PathVariable String secret, HttpServletResponse response, Model model) {
        return page(secret, response, new Problems(), model);
    }

    @PostMapping("/invitation/{secret}")
    String choose(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String motDePasse,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var problems = new Problems();
        PasswordRule.check(
                motDePasse, invitations.find(secret).map(invitations::words).orElse(List.of()), "motDePasse", problems);
        var browser = problems.isEmpty() && invitations.find(secret).isPresent()
                ? invitations.accept(secret, accounts.hash(motDePasse), BrowserCookie.read(request))
                : Optional.<String>empty();
        if (browser.isPresent()) {
            BrowserCookie.write(request, response, browser.get());
            Notice.success(Words.t("access.invitation.done")).after(redirect);
            return "redirect:/connexion";
        }
        return FormAnswer.of(!problems.isEmpty(), page(secret, response, problems, model));
    }

    private String page(String secret, HttpServletResponse response, Problems problems, Model model) {
        // the address is the secret: it must not travel to another site, nor stay in a shared cache
        response.setHeader("Referrer-Policy", "no-referrer");
        var invited = invitations.find(secret);
        if (invited.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_GONE);
            return "access/invitation-over";
        }
        model.addAttribute("invited", invited.get());
        model.addAttribute("secret", secret);
        model.addAttribute("problems", problems);
        return "access/invitation";
    }
}
