// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.walks.Sector;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sectors where walks go. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class SectorsController {
    static final String ADDRESS = "/bureau/tournees/secteurs";

    private final Sectors sectors;
    private final Choices choices;
    private final Team team;

    SectorsController(Sectors sectors, Choices choices, Team team) {
        this.sectors = sectors;
        this.choices = choices;
        this.team = team;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        return page(model, RoundForm.with());
    }

    private String page(Model model, RoundForm form) {
        var today = team.today();
        model.addAttribute(
                "page",
                new SectorsPage(
                        form,
                        choices.partners(),
                        sectors.list().stream()
                                .map(s -> new SectorsPage.Row(
                                        s.id().toString(), s.name(), choices.partner(s.partner()), s.openOn(today)))
                                .toList()));
        return "rounds/sectors";
    }

    @PostMapping(ADDRESS)
    String add(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var form = RoundForm.of(sent);
        var problems = form.problems();
        switch (sectors.add(Ids.next(), form.of("name"), form.text("partner"))) {
            case Result.Accepted<Sector>(var sector) -> {
                Notice.success(t("rounds.sector.added", sector.name())).onNextPage();
                return "redirect:" + ADDRESS;
            }
            case Result.Rejected<Sector>(var found) -> problems.addAll(found);
            case Result.Conflict<Sector> never -> problems.stale(t("rounds.problem.conflict"));
        }

        return FormAnswer.refused(problems, page(model, form));
    }

    @PostMapping(ADDRESS + "/{id}")
    String open(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean ouvert) {
        sectors.open(id, ouvert);
        Notice.success(ouvert ? t("rounds.sector.opened") : t("rounds.sector.closed"))
                .onNextPage();
        return "redirect:" + ADDRESS;
    }
}
