// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.FirstRun;
import fr.parvis.access.SignIn;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.access.domain.FirstRunCode;
import fr.parvis.limits.Origin;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of an empty installation. Once the network exists, there is no such page. */
@Controller
@OpenToAll
class FirstRunPage {

    private final FirstRun firstRun;
    private final FirstRunCode code;
    private final Accounts accounts;
    private final SignIn signIn;
    private final CompleteSignIn completeSignIn;

    FirstRunPage(
            FirstRun firstRun, FirstRunCode code, Accounts accounts, SignIn signIn, CompleteSignIn completeSignIn) {
        this.firstRun = firstRun;
        this.code = code;
        this.accounts = accounts;
        this.signIn = signIn;
        this.completeSignIn = completeSignIn;
    }

    @GetMapping(AccessAddresses.FIRST_STEPS)
    String show(Model model) {
        if (!firstRun.awaited()) throw new NotFound("the first run is done");
        return page(model, new FirstRunForm("", "", "", "", ""), new Problems());
    }

    @PostMapping(AccessAddresses.FIRST_STEPS)
    String create(
            @ModelAttribute FirstRunForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!firstRun.awaited()) throw new NotFound("the first run is done");
        var problems = new Problems();
        if (form.reseau().isBlank()) problems.add("reseau", Words.t("access.first-run.network-missing"));
        if (form.nom().isBlank()) problems.add("nom", Words.t("access.first-run.name-missing"));
        if (!EmailRule.holds(form.email())) problems.add("email", Words.t("access.email.wrong"));
        PasswordRule.check(form.motDePasse(), List.of(form.reseau(), form.nom(), form.email()), "motDePasse", problems);
        switch (code.check(form.code(), Origin.of(request))) {
            case RIGHT -> {}
            case WRONG -> problems.add("code", Words.t("access.first-run.code-wrong"));
            case TOO_MANY -> {
                problems.add("code", Words.n("access.sign-in.too-many", 10));
                return FormAnswer.with(HttpStatus.TOO_MANY_REQUESTS, page(model, form, problems));
            }
        }
        if (!problems.isEmpty()) {
            return FormAnswer.invalid(page(model, form, problems));
        }
        var account = firstRun.create(
                new FirstRun.Start(form.reseau(), form.nom(), form.email(), accounts.hash(form.motDePasse()), true));
        if (account.isEmpty()) throw new NotFound("the first run was done meanwhile");
        code.remove();
        return signIn.chosen(account.get(), BrowserCookie.from(request)) instanceof Outcome.Next step
                ? completeSignIn.next(step, Destination.of(""), new Exchange(request, response, model))
                : "redirect:" + AccessAddresses.SIGN_IN;
    }

    private static String page(Model model, FirstRunForm form, Problems problems) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "access/first-run";
    }
}
