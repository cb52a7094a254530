// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.cases.WorkPanel;
import fr.parvis.cases.WorkRoom;
import fr.parvis.cases.domain.Case;
import fr.parvis.cases.domain.MyWork;
import fr.parvis.people.People;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of one's cases: overdue, due this week, waiting for long, and the rest. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class WorkController {
    static final String ADDRESS = CasesAddresses.CASES;
    private static final int PATIENCE = 14;
    private static final int ON_A_PAGE = 25;

    private final MyWork work;
    private final ShowCase show;
    private final List<WorkRoom> rooms;
    private final List<WorkPanel> panels;

    WorkController(MyWork work, ShowCase show, List<WorkRoom> rooms, List<WorkPanel> panels) {
        this.work = work;
        this.show = show;
        this.rooms =
                rooms.stream().sorted(Comparator.comparingInt(WorkRoom::order)).toList();
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(WorkPanel::order))
                .toList();
    }

    /** @param attente days after which a case has waited long */
    @GetMapping(ADDRESS)
    String show(
            @RequestParam(defaultValue = "") String attente,
            @RequestParam(defaultValue = "1") String page,
            SignedIn who,
            Model model) {
        int patience = attente.matches("7|14|30|60") ? Integer.parseInt(attente) : PATIENCE;
        var mine = work.of(who.account(), patience);
        var paging = Paging.of(page, mine.all().size(), ON_A_PAGE);
        model.addAttribute(
                "page",
                new WorkPage(
                        mine.overdue().stream().map(due -> line(due, mine)).toList(),
                        mine.soon().stream().map(due -> line(due, mine)).toList(),
                        mine.waiting().stream().map(it -> line(it, mine)).toList(),
                        paging.of(mine.all()).stream().map(it -> line(it, mine)).toList(),
                        mine.total(),
                        paging.page(),
                        paging.pages(),
                        patience,
                        Stream.of(7, 14, 30, 60)
                                .map(days -> new Option(days.toString(), Words.n("cases.days", days)))
                                .toList(),
                        who.may(Right.LEAD_FOLLOW_UP) ? past() : List.of(),
                        who.may(Right.LEAD_FOLLOW_UP),
                        rooms,
                        panels.stream()
                                .map(panel -> panel.of(who.account()))
                                .filter(panel -> !panel.lines().isEmpty())
                                .toList()));
        return "cases/work";
    }

    private List<WorkPage.Line> past() {
        var past = work.past();
        var persons = work.persons(past);
        var team = show.team();
        return past.stream()
                .map(it -> {
                    var person = persons.get(it.person());
                    return new WorkPage.Line(
                            show.about(it),
                            ShowCase.address(it.id()),
                            name(person) + " · "
                                    + Words.t("cases.responsible", team.getOrDefault(it.responsible(), "—")),
                            Words.t("cases.opened-on", it.openedOn()),
                            person != null && person.discreet());
                })
                .toList();
    }

    private static WorkPage.Line line(MyWork.Due due, MyWork.Work mine) {
        var person = mine.persons().get(due.it().person());
        return new WorkPage.Line(
                due.step().text(),
                ShowCase.address(due.it().id()),
                name(person) + " · " + due.it().asked(),
                Words.longDate(Objects.requireNonNull(due.step().due())),
                person != null && person.discreet());
    }

    private WorkPage.Line line(Case it, MyWork.Work mine) {
        var person = mine.persons().get(it.person());
        return new WorkPage.Line(
                it.asked(),
                ShowCase.address(it.id()),
                name(person) + " · " + show.about(it),
                ShowCase.waiting(it) + ", " + Words.t("cases.waiting-since", it.waitingSince()),
                person != null && person.discreet());
    }

    private static String name(People.@Nullable Named person) {
        return person == null ? "—" : person.name();
    }
}
