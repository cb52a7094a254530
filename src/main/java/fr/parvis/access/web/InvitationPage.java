// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.WelcomeOffer;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page behind a one-time link: choose a password, and one is in. */
@Controller
@OpenToAll
class InvitationPage {
    private final Invitations invitations;
    private final Accounts accounts;
    private final SignIn signIn;
    private final CompleteSignIn completeSignIn;
    private final List<WelcomeOffer> offers;

    InvitationPage(
            Invitations invitations,
            Accounts accounts,
            SignIn signIn,
            CompleteSignIn completeSignIn,
            List<WelcomeOffer> offers) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.signIn = signIn;
        this.completeSignIn = completeSignIn;
        this.offers = offers;
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
            Model model) {
        var problems = new Problems();
        PasswordRule.check(
                motDePasse, invitations.find(secret).map(invitations::words).orElse(List.of()), "motDePasse", problems);
        var invited = invitations.find(secret);
        var proof = problems.isEmpty() && invited.isPresent()
                ? invitations.accept(secret, accounts.hash(motDePasse))
                : Optional.<SignIn.Proof>empty();
        if (proof.isEmpty()) return FormAnswer.of(!problems.isEmpty(), page(secret, response, problems, model));
        if (!(signIn.chosen(proof.get(), BrowserCookie.from(request)) instanceof Outcome.Next step))
            return "redirect:" + AccessAddresses.SIGN_IN;
        if (step instanceof Outcome.Welcome welcome) welcome(welcome);
        return completeSignIn.next(step, Destination.of(""), new Exchange(request, response, model));
    }

    private void welcome(Outcome.Welcome welcome) {
        var who = accounts.signedIn(welcome.account()).orElseThrow();
        var notice = Notice.success(Words.t("access.invitation.done", who.name()));
        offers.stream()
                .filter(offer -> offer.isFor().test(who))
                .findFirst()
                .map(offer -> new Notice(notice.kind(), notice.text() + " " + Words.t(offer.text()), null)
                        .withLink(offer.address(), Words.t(offer.label())))
                .orElse(notice)
                .onNextPage();
    }

    private String page(String secret, HttpServletResponse response, Problems problems, Model model) {
        // the address is the secret: it must not travel to another site, nor stay in a shared cache
        response.setHeader("Referrer-Policy", "no-referrer");
        var invited = invitations.find(secret);
        if (invited.isEmpty()) return FormAnswer.with(HttpStatus.GONE, "access/invitation-over");
        model.addAttribute("invited", invited.get());
        model.addAttribute("secret", secret);
        model.addAttribute("problems", problems);
        return "access/invitation";
    }
}
