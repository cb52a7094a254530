// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.mandates.web.ShowMandate.ADDRESS;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.mandates.domain.Entitlements;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.PrepareMandate;
import fr.parvis.mandates.domain.Scope;
import fr.parvis.people.People;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Prepares a mandate. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class NewMandateController {
    private final PrepareMandate prepare;
    private final Entitlements entitlements;
    private final People people;

    NewMandateController(PrepareMandate prepare, Entitlements entitlements, People people) {
        this.prepare = prepare;
        this.entitlements = entitlements;
        this.people = people;
    }

    /** @param scopes proposed by where one comes from */
    @GetMapping(ADDRESS + "/nouveau")
    String blank(
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") List<String> scopes,
            SignedIn who,
            Model model) {
        var values = Map.of("id", Ids.next().toString(), "personne", personne);
        return blank(FilledForm.of(values), scopes, who, model);
    }

    private String blank(FilledForm filled, List<String> scopes, SignedIn who, Model model) {
        var values = filled.values();
        var asked = FormFields.id(FormFields.text(values, "personne"));
        var person = asked == null ? null : people.find(asked).orElse(null);
        if (person == null) throw new NotFound("person");
        model.addAttribute(
                "page",
                new NewMandatePage(
                        FormFields.text(values, "id"),
                        person.id().toString(),
                        person.name(),
                        Arrays.stream(Scope.values())
                                .map(scope -> new Option(scope.key(), ShowMandate.scopeWithExamples(scope)))
                                .toList(),
                        scopes,
                        Mandate.DURATIONS.stream()
                                .map(one -> new Option(one.toString(), ShowMandate.duration(one)))
                                .toList(),
                        FormFields.text(values, "days"),
                        FormFields.text(values, "adult").equals("true"),
                        FormFields.text(values, "free").equals("true"),
                        entitlements.stands(who.account()),
                        filled.problems()));
        return "mandates/new";
    }

    @PostMapping(ADDRESS)
    String prepare(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var id = FormFields.id(FormFields.text(sent, "id"));
        var person = FormFields.id(FormFields.text(sent, "personne"));
        if (id == null || person == null) throw new NotFound("mandate");
        var scopes = sent.getOrDefault("scopes", List.of());
        var days = FormFields.text(sent, "days");
        var outcome = prepare.handle(new PrepareMandate.Command(
                id,
                person,
                Scope.list(scopes),
                days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0,
                FormFields.text(sent, "adult").equals("true"),
                FormFields.text(sent, "free").equals("true")));
        if (outcome instanceof Outcome.Done(var prepared)) {
            Notice.success(Words.t("mandates.prepared")).onNextPage();
            return "redirect:" + ShowMandate.address(prepared);
        }
        var problems = new Problems();
        if (outcome instanceof Outcome.Refused(var refused)) problems.addAll(refused);

        return FormAnswer.invalid(blank(new FilledForm(sent.toSingleValueMap(), problems), scopes, who, model));
    }
}
