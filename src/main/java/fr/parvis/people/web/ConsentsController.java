// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes agreements of a person, and their withdrawal. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class ConsentsController {
    private final ReadFile readFile;
    private final Consents consents;
    private final ShowFile show;

    ConsentsController(ReadFile readFile, Consents consents, ShowFile show) {
        this.readFile = readFile;
        this.consents = consents;
        this.show = show;
    }

    @PostMapping(SearchController.ADDRESS + "/{id}/accords")
    String agree(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var on = FormFields.day(FormFields.text(sent, "on"));
        Outcome<UUID> outcome = on == null
                ? Outcome.refused("on", "shell.problem.day")
                : consents.give(id, FormFields.text(sent, "purpose"), FormFields.text(sent, "manner"), on);
        if (outcome instanceof Outcome.Refused(var refused)) {
            var file = readFile.handle(id, "case").orElseThrow(() -> new NotFound("person"));
            var filled = new FilledForm(sent, new Problems().addAll(refused));
            return FormAnswer.invalid(show.handle(file, "1", FilledForm.empty(), filled, model));
        }
        FileController.tell(outcome, "people.consent.given");
        return "redirect:" + ShowPerson.address(id, "suivi");
    }

    @PostMapping(SearchController.ADDRESS + "/{id}/accords/{consent}/retirer")
    String withdraw(@PathVariable UUID id, @PathVariable UUID consent) {
        FileController.tell(consents.withdraw(id, consent), "people.consent.withdrawn-notice");
        return "redirect:" + ShowPerson.address(id, "suivi");
    }
}
