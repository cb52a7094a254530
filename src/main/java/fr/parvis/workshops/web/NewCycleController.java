// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.PlanCycle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans a cycle with its first sessions. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class NewCycleController {
    private final PlanCycle plan;
    private final KeepCatalogue catalogue;
    private final ShowWorkshops show;

    NewCycleController(PlanCycle plan, KeepCatalogue catalogue, ShowWorkshops show) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.show = show;
    }

    @GetMapping(Addresses.NEW)
    String fresh(@RequestParam(defaultValue = "") String atelier, SignedIn who, Model model) {
        var sent = new HashMap<>(Map.of(
                "id",
                Ids.next().toString(),
                "atelier",
                atelier,
                "point",
                show.usualPoint(who),
                "heure",
                "10:00",
                "places",
                "8",
                "seances",
                "1",
                "public",
                "oui"));
        return fresh(FilledForm.of(sent), List.of(), List.of(who.account().toString()), model);
    }

    @PostMapping(Addresses.NEW)
    String make(
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> programmes,
            @RequestParam(required = false) @Nullable List<String> formateurs,
            Model model) {
        var language = FormFields.text(sent, "langue");
        var paid = Objects.requireNonNullElse(programmes, List.<String>of());
        var by = Objects.requireNonNullElse(formateurs, List.<String>of());
        boolean spoken = show.languages().stream().anyMatch(one -> one.value().equals(language));
        var outcome = plan.make(new PlanCycle.NewCycle(
                FormFields.idOrNew(sent.get("id")),
                FormFields.id(sent.get("atelier")),
                FormFields.id(sent.get("point")),
                FormFields.id(sent.get("salle")),
                spoken ? language : null,
                paid,
                "oui".equals(sent.get("public")),
                FormFields.number(sent.get("places"), 0),
                FormFields.day(sent.get("jour")),
                FormFields.time(sent.get("heure")),
                FormFields.number(sent.get("seances"), 0),
                FormFields.ids(by)));
        if (outcome instanceof Outcome.Done(var made)) {
            Notice.success(t("workshops.made")).onNextPage();
            return "redirect:" + WorkshopsAddresses.cycle(made);
        }
        var problems = new Problems();
        if (outcome instanceof Outcome.Refused(var refused)) problems.addAll(refused);
        return FormAnswer.invalid(fresh(new FilledForm(sent, problems), paid, by, model));
    }

    private String fresh(FilledForm filled, List<String> paid, List<String> by, Model model) {
        model.addAttribute(
                "page",
                new CyclePage.Fresh(
                        catalogue.workshops().stream()
                                .filter(one -> !one.closed())
                                .map(one -> new Option(one.id().toString(), one.title()))
                                .toList(),
                        show.points(),
                        show.rooms(null),
                        show.languages(),
                        ShowWorkshops.programmes(),
                        paid,
                        show.team(),
                        by,
                        filled.values(),
                        filled.problems()));
        return "workshops/new";
    }
}
