// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Round;
import fr.parvis.rounds.domain.tours.Tour;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form in which a tour is planned. */
@Controller
@Requires(Right.EDIT_POINTS)
class TourPlanController {
    private static final String ADDRESS = ToursController.ADDRESS;

    private final PlanTours plan;
    private final TourLookup lookup;
    private final Choices choices;
    private final LocalDays localDays;

    TourPlanController(PlanTours plan, TourLookup lookup, Choices choices, LocalDays localDays) {
        this.plan = plan;
        this.lookup = lookup;
        this.choices = choices;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS + "/nouvelle")
    String blank(SignedIn who, Model model) {
        var today = localDays.today();
        var points = choices.points(who.association(), today);
        var form = RoundForm.with(
                "id", Ids.next().toString(),
                "validFrom", today.toString(),
                "point", points.size() == 1 ? points.getFirst().value() : "");
        return shown(tourForm(false, form, null, who), model);
    }

    @GetMapping(ADDRESS + "/{id}/modifier")
    String edit(@PathVariable UUID id, SignedIn who, Model model) {
        var round = lookup.editable(id, who);
        return shown(tourForm(true, formOf(round.tour()), round, who), model);
    }

    private static RoundForm formOf(Tour tour) {
        return RoundForm.with(
                "id", tour.id().toString(),
                "version", String.valueOf(tour.version()),
                "point", tour.point().toString(),
                "name", tour.name(),
                "vehicle", RoundWords.text(tour.vehicle()),
                "kit", String.join("\n", tour.kit()),
                "partner", RoundWords.text(tour.partner()),
                "validFrom", tour.validFrom().toString(),
                "validUntil", RoundWords.text(tour.validUntil()));
    }

    @PostMapping(ADDRESS)
    String create(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        return save(RoundForm.of(sent), null, who, model);
    }

    @PostMapping(ADDRESS + "/{id}")
    String change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        sent.set("id", id.toString());
        return save(RoundForm.of(sent), lookup.editable(id, who), who, model);
    }

    private String save(RoundForm form, @Nullable Round known, SignedIn who, Model model) {
        var problems = form.problems();
        var from = form.day("validFrom", true);
        var until = form.day("validUntil", false);
        var point = FormFields.id(form.of("point"));
        if (point == null) problems.add("point", t("rounds.problem.point-missing"));
        if (problems.isEmpty() && from != null && point != null) {
            var given = new Tour(
                    form.idOrNew("id"),
                    Ids.NIL,
                    point,
                    form.of("name"),
                    form.text("vehicle"),
                    List.of(form.of("kit").split("\\R")),
                    form.text("partner"),
                    from,
                    until,
                    form.version());
            switch (plan.save(given)) {
                case Result.Accepted<Tour>(var tour) -> {
                    Notice.success(t("rounds.tour.saved", tour.name())).onNextPage();
                    return "redirect:" + ADDRESS + "/" + tour.id();
                }
                case Result.Rejected<Tour>(var found) -> problems.addAll(found);
                case Result.Conflict<Tour>(var current) -> {
                    var standing = formOf(current);
                    standing.problems().stale(t("rounds.problem.conflict"));
                    return FormAnswer.stale(shown(tourForm(true, standing, known, who), model));
                }
            }
        }

        return FormAnswer.invalid(shown(tourForm(known != null, form, known, who), model));
    }

    private TourFormPage tourForm(boolean isKnown, RoundForm form, @Nullable Round known, SignedIn who) {
        var points = new ArrayList<>(choices.points(who.association(), localDays.today()));
        if (known != null
                && points.stream()
                        .noneMatch(o -> o.value().equals(known.point().id().toString())))
            points.add(new Option(known.point().id().toString(), known.point().name()));
        return new TourFormPage(
                isKnown,
                form,
                known == null ? ADDRESS : ADDRESS + "/" + known.tour().id(),
                known == null ? ADDRESS : ADDRESS + "/" + known.tour().id(),
                points,
                choices.partners());
    }

    private static String shown(TourFormPage page, Model model) {
        model.addAttribute("page", page);
        return "rounds/tour-form";
    }
}
