// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.crews.Crew;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.crews.Roster;
import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.papers.FrequencyText;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends people on tours, in pairs, for a day or a pattern. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class CrewsController {
    static final String ADDRESS = "/bureau/tournees/equipages";

    private final PlanCrews plan;
    private final Roster roster;
    private final SeeTours tours;
    private final Team team;
    private final Choices choices;

    CrewsController(PlanCrews plan, Roster roster, SeeTours tours, Team team, Choices choices) {
        this.plan = plan;
        this.roster = roster;
        this.tours = tours;
        this.team = team;
        this.choices = choices;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {
        var today = team.today().toString();
        return page(
                model,
                RoundForm.with("id", Ids.next().toString(), "firstDay", today, "rhythm", "EVERY_WEEK"),
                page,
                who);
    }

    @PostMapping(ADDRESS)
    String plan(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var form = RoundForm.of(sent);
        var problems = form.problems();
        var tour = FormFields.id(form.of("tour"));
        if (tour == null) problems.add("tour", t("rounds.problem.tour-missing"));
        var first = form.day("firstDay", true);
        var last = form.of("lastDay").isEmpty() ? first : form.day("lastDay", true);
        var days = days(form);
        if (problems.isEmpty() && tour != null && first != null && last != null)
            switch (plan.handle(new Crew(
                    form.idOrNew("id"), Ids.NIL, tour, first, last, days, form.ids("members"), Instant.EPOCH))) {
                case Result.Accepted<Crew>(var crew) -> {
                    Notice.success(t("rounds.crew.saved", names(crew)))
                            .withAction(ADDRESS + "/" + crew.id() + "/annuler", t("rounds.undo"))
                            .onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Result.Rejected<Crew>(var found) -> problems.addAll(found);
                case Result.Conflict<Crew> never -> problems.stale(t("rounds.problem.conflict"));
            }

        return FormAnswer.refused(problems, page(model, form, "1", who));
    }

    private static @Nullable String days(RoundForm form) {
        var days = form.all("days").stream()
                .flatMap(name -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(name)))
                .toList();
        var rhythm = Frequency.Rhythm.find(form.of("rhythm")).orElse(Frequency.Rhythm.EVERY_WEEK);
        // a rhythm is one of days: without any it would be passed over, and the crew planned for each day
        if (days.isEmpty() && rhythm != Frequency.Rhythm.EVERY_WEEK)
            form.problems().add("days", t("rounds.problem.days-missing"));
        return days.isEmpty() ? null : Frequency.composeDays(days, rhythm);
    }

    @PostMapping(ADDRESS + "/{id}/annuler")
    String cancel(@PathVariable UUID id) {
        var notice = switch (plan.cancel(id)) {
            case Result.Accepted<UUID> done -> Notice.success(t("rounds.crew.cancelled"));
            case Result.Rejected<UUID>(var problems) -> Notice.danger(RoundForm.first(problems));
            case Result.Conflict<UUID> never -> Notice.warning(t("rounds.problem.conflict"));
        };
        notice.onNextPage();

        return "redirect:" + ADDRESS;
    }

    private String names(Crew crew) {
        var names = team.names();
        return crew.members().stream().map(id -> names.getOrDefault(id, "?")).collect(Collectors.joining(", "));
    }

    private String page(Model model, RoundForm form, String asked, SignedIn who) {
        var all = tours.list(who.association());
        var byId = all.stream()
                .collect(Collectors.toMap(r -> r.tour().id(), r -> r.tour().name()));
        var crews = roster.coming(team.today());
        var paging = Paging.of(asked, crews.size(), ToursController.ON_A_PAGE);
        model.addAttribute(
                "page",
                new CrewsPage(
                        form,
                        all.stream()
                                .map(r -> new Option(
                                        r.tour().id().toString(), r.tour().name()))
                                .toList(),
                        choices.people(null, List.of()),
                        RoundWords.days(),
                        RoundWords.rhythms(),
                        paging.of(crews).stream()
                                .map(crew -> new CrewsPage.Row(
                                        crew.id().toString(),
                                        byId.getOrDefault(crew.tour(), "?"),
                                        crew.firstDay().equals(crew.lastDay())
                                                ? Words.longDate(crew.firstDay())
                                                : t("rounds.validity.between", crew.firstDay(), crew.lastDay()),
                                        crew.days() == null
                                                ? t("rounds.crew.each-day")
                                                : Frequency.of(crew.days())
                                                        .map(FrequencyText::days)
                                                        .orElse(crew.days()),
                                        names(crew)))
                                .toList(),
                        crews.size(),
                        paging.page(),
                        paging.pages()));
        return "rounds/crews";
    }
}
