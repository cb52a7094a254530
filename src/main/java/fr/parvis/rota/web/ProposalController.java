// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.SeeWeek;
import fr.parvis.rota.domain.proposal.Line;
import fr.parvis.rota.domain.proposal.Measures;
import fr.parvis.rota.domain.proposal.Proposal;
import fr.parvis.rota.domain.proposal.ProposeRota;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for a proposed rota, shows it with its reasons, takes it over or drops it. */
@Controller
@Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
class ProposalController {
    static final String ADDRESS = RotaAddresses.WEEK + "/proposition";

    private static final String ONE = ADDRESS + "/{id}";
    private static final String REFRESH_SECONDS = "4";

    private final ProposeRota propose;
    private final Turns turns;
    private final Accounts accounts;
    private final LocalDays localDays;

    ProposalController(ProposeRota propose, Turns turns, Accounts accounts, LocalDays localDays) {
        this.propose = propose;
        this.turns = turns;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "") String semaine, Model model) {
        var next = SeeWeek.monday(localDays.today()).plusWeeks(1);
        var monday = ShowWeek.day(semaine, next).toString();
        return page(model, FilledForm.of(Map.of("id", Ids.next().toString(), "monday", monday, "weeks", "4")));
    }

    @PostMapping(ADDRESS)
    String ask(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var first = FormFields.text(sent, "monday");
        var monday = CalendarYears.day(first, "monday", problems);
        var many = FormFields.text(sent, "weeks");
        int weeks = FormFields.number(many, 0);
        var id = FormFields.idOrNew(FormFields.text(sent, "id"));
        if (monday != null && problems.noneOf(propose.handle(id, monday, weeks), "rota.problem.changed-meanwhile")) {
            return "redirect:" + ADDRESS + "/" + id;
        }
        var values = Map.of("id", id.toString(), "monday", first, "weeks", many);
        return FormAnswer.refused(problems, page(model, new FilledForm(values, problems)));
    }

    private String page(Model model, FilledForm filled) {
        model.addAttribute(
                "page",
                new ProposalsPage(
                        filled,
                        IntStream.rangeClosed(1, ProposeRota.MOST_WEEKS)
                                .mapToObj(count -> new Option(String.valueOf(count), n("rota.proposal.weeks", count)))
                                .toList(),
                        propose.latest().stream()
                                .map(one -> new ProposalsPage.Row(ADDRESS + "/" + one.id(), when(one), state(one)))
                                .toList()));
        return "rota/proposals";
    }

    private static String when(Proposal one) {
        return t("rota.absence.between", one.firstDay(), one.lastDay());
    }

    private String state(Proposal one) {
        return t("rota.proposal.state."
                + (propose.isLost(one) ? "LOST" : one.state().name()));
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model, HttpServletResponse answer) {
        var proposal = find(id);
        boolean lost = propose.isLost(proposal);
        boolean making = proposal.state() == Proposal.State.MAKING && !lost;
        if (making) answer.setHeader("Refresh", REFRESH_SECONDS);
        model.addAttribute(
                "page",
                new ProposalPage(
                        id.toString(),
                        when(proposal),
                        making,
                        lost,
                        proposal.state() == Proposal.State.PROPOSED,
                        state(proposal),
                        compared(proposal.proposed(), proposal.copied()),
                        days(propose.lines(id))));
        return "rota/proposal";
    }

    private static List<ProposalPage.Compared> compared(Measures proposed, Measures copied) {
        return List.of(
                row("lacking", proposed.lacking(), copied.lacking(), false),
                row("conflicts", proposed.conflicts(), copied.conflicts(), false),
                row("kept", proposed.kept(), copied.kept(), true),
                row("missed", proposed.missed(), copied.missed(), false),
                row("spread", proposed.spread(), copied.spread(), false));
    }

    private static ProposalPage.Compared row(String what, int proposed, int copied, boolean more) {
        return new ProposalPage.Compared(
                t("rota.proposal." + what),
                Words.number(proposed),
                Words.number(copied),
                more ? proposed > copied : proposed < copied);
    }

    private List<ProposalPage.Day> days(List<Line> lines) {
        var names = accounts.names();
        var points = turns.byId();
        var days = new ArrayList<ProposalPage.Day>();
        for (var day : lines.stream().map(Line::day).distinct().toList()) {
            var its = lines.stream().filter(line -> line.day().equals(day)).toList();
            days.add(new ProposalPage.Day(
                    Words.longDate(day),
                    its.stream().map(line -> turn(line, its, names, points)).collect(Collectors.toList())));
        }
        return days;
    }

    private static ProposalPage.Turn turn(
            Line line, List<Line> ofDay, Map<UUID, String> names, Map<UUID, Point> points) {
        var point = points.get(line.point());
        long left = ofDay.stream()
                .filter(other -> other != line
                        && other.point().equals(line.point())
                        && other.from() <= line.from()
                        && other.until() >= line.until())
                .count();
        return new ProposalPage.Turn(
                names.getOrDefault(line.mediator(), ""),
                t("rota.from-until", time(line.from()), time(line.until())),
                point == null ? "" : point.name(),
                n("rota.reason." + line.reason().name(), line.among()),
                n("rota.without", left));
    }

    private static String time(int minute) {
        return Words.time(LocalTime.MIDNIGHT.plusMinutes(minute));
    }

    @PostMapping(ONE + "/reprendre")
    String take(@PathVariable UUID id) {
        var proposal = find(id);
        var planned = propose.take(id);
        planned.map(days -> Notice.success(n("rota.proposal.taken", days)))
                .orElseGet(() -> Notice.warning(t("rota.problem.changed-meanwhile")))
                .onNextPage();
        return planned.isPresent()
                ? "redirect:" + ShowWeek.address(proposal.firstDay())
                : "redirect:" + ADDRESS + "/" + id;
    }

    @PostMapping(ONE + "/ecarter")
    String drop(@PathVariable UUID id) {
        find(id);
        if (propose.drop(id)) Notice.success(t("rota.proposal.dropped")).onNextPage();
        else Notice.warning(t("rota.problem.changed-meanwhile")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    private Proposal find(UUID id) {
        return propose.find(id).orElseThrow(() -> new NotFound("proposal " + id));
    }
}
