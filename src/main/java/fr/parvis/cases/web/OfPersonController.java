// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.people.People;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All cases and all visits of a person, where their page shows the latest. Looking at them is reading the file, and noted. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class OfPersonController {
    static final String CASES = "suivis";
    static final String VISITS = "passages";
    private static final String ONE = WorkController.ADDRESS + "/personnes/{id}/";
    private static final String PAGE = "cases/of-person";
    private static final int ON_A_PAGE = 25;

    private final People people;
    private final ReadCase cases;
    private final CasesPanel casesPanel;
    private final VisitsPanel visitsPanel;

    OfPersonController(People people, ReadCase cases, CasesPanel casesPanel, VisitsPanel visitsPanel) {
        this.people = people;
        this.cases = cases;
        this.casesPanel = casesPanel;
        this.visitsPanel = visitsPanel;
    }

    static String address(UUID person, String what) {
        return WorkController.ADDRESS + "/personnes/" + person + "/" + what;
    }

    @GetMapping(ONE + CASES)
    String cases(@PathVariable UUID id, @RequestParam(defaultValue = "1") String page, Model model) {
        var person = read(id);
        int all = cases.count(person.id());
        var paging = Paging.of(page, all, ON_A_PAGE);
        var lines = cases.of(person.id(), ON_A_PAGE, paging.offset()).stream()
                .map(casesPanel::line)
                .toList();
        model.addAttribute(
                "page",
                new OfPersonPage(
                        person.id().toString(),
                        person.name(),
                        Words.t("cases.panel"),
                        Words.n("cases.panel.count", all),
                        lines,
                        paging.page(),
                        paging.pages(),
                        address(person.id(), CASES)));
        return PAGE;
    }

    @GetMapping(ONE + VISITS)
    String visits(@PathVariable UUID id, @RequestParam(defaultValue = "1") String page, Model model) {
        var person = read(id);
        var seen = visitsPanel.seen(people.visits(person.id()));
        var paging = Paging.of(page, seen.size(), ON_A_PAGE);
        var lines = paging.of(seen).stream().map(visitsPanel::line).toList();
        model.addAttribute(
                "page",
                new OfPersonPage(
                        person.id().toString(),
                        person.name(),
                        Words.t("cases.visits"),
                        Words.n("cases.visits.count", seen.size()),
                        lines,
                        paging.page(),
                        paging.pages(),
                        address(person.id(), VISITS)));
        return PAGE;
    }

    private People.Named read(UUID id) {
        var person = people.find(id).orElseThrow(() -> new NotFound("person"));
        people.read(person.id(), "case");
        return person;
    }
}
