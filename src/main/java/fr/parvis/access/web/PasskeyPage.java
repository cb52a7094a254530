// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.access.domain.Passkeys;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding and removing passkeys of one's own account, where it has a second step already: codes remain for the day a key is lost. */
@Controller
@Requires(Right.WORK)
@RequestMapping(PasskeyPage.HERE)
class PasskeyPage {
    static final String HERE = MyAccountPage.HERE + "/cles";
    private static final String SECTION = MyAccountPage.HERE + "#cles";

    private final MyAccount mine;
    private final Passkeys passkeys;
    private final PasskeyChallenge challenge;

    PasskeyPage(MyAccount mine, Passkeys passkeys, PasskeyChallenge challenge) {
        this.mine = mine;
        this.passkeys = passkeys;
        this.challenge = challenge;
    }

    @GetMapping
    String show(SignedIn who, HttpServletRequest request, Model model) {
        return mayAdd(who) ? page(who, FilledForm.empty(), request, model) : "redirect:" + SECTION;
    }

    /**
     * The form of a new passkey, as typed.
     *
     * @param passkey the browser's answer to the challenge
     */
    record PasskeyForm(String nom, String motDePasse, String passkey) {
        PasskeyForm {
            nom = FormFields.given(nom);
            motDePasse = FormFields.given(motDePasse);
            passkey = FormFields.given(passkey);
        }
    }

    @PostMapping
    String add(@ModelAttribute PasskeyForm form, SignedIn who, HttpServletRequest request, Model model) {
        if (!mayAdd(who)) return "redirect:" + SECTION;
        var nom = form.nom();
        var answer = challenge.take(request, form.passkey());
        var problems = new Problems();
        if (nom.isBlank() || nom.strip().length() > Passkeys.LONGEST_NAME)
            problems.add("nom", Words.t("access.passkeys.name-missing"));
        PasswordRule.checkCurrent(mine.check(who.account(), form.motDePasse()), "motDePasse", problems);
        if (problems.isEmpty()
                && !answer.map(it -> passkeys.add(who.account(), nom, it)).orElse(false))
            problems.add("", Words.t("access.passkeys.not-made"));
        if (!problems.isEmpty())
            return FormAnswer.invalid(page(who, new FilledForm(Map.of("nom", nom), problems), request, model));
        Notice.success(Words.t("access.passkeys.added", nom.strip())).onNextPage();
        return "redirect:" + SECTION;
    }

    @PostMapping("/{id}/fin")
    String remove(@PathVariable UUID id, @RequestParam(defaultValue = "") String motDePasse, SignedIn who) {
        var problems = new Problems();
        PasswordRule.checkCurrent(mine.check(who.account(), motDePasse), "motDePasse", problems);
        if (problems.isEmpty() && !passkeys.remove(who.account(), id)) throw new NotFound("passkey");
        if (problems.isEmpty())
            Notice.success(Words.t("access.passkeys.removed")).onNextPage();
        else Notice.danger(String.valueOf(problems.of("motDePasse"))).onNextPage();
        return "redirect:" + SECTION;
    }

    private boolean mayAdd(SignedIn who) {
        if (!mine.get(who.account()).secondStep()) {
            Notice.warning(Words.t("access.passkeys.codes-first")).onNextPage();
            return false;
        }
        if (passkeys.list(who.account()).size() < Passkeys.MOST) return true;
        Notice.warning(Words.t("access.passkeys.too-many", Passkeys.MOST)).onNextPage();
        return false;
    }

    private String page(SignedIn who, FilledForm form, HttpServletRequest request, Model model) {
        var asked = passkeys.creation(
                who.account(), mine.get(who.account()).email(), challenge.make(request), challenge.site());
        model.addAttribute("page", new PasskeyView(form.value("nom"), asked, form.problems()));
        return "access/passkey";
    }
}
