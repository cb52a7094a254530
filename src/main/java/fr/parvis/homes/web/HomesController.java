// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.homes.domain.FollowUp;
import fr.parvis.homes.domain.KeepHome;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.rounds.RoundsAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The visits to the home that a case is about; one is begun here. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class HomesController {
    private final ReadHomes homes;
    private final KeepHome keep;
    private final ShowHome show;
    private final OpenHome openHome;
    private final Points points;
    private final People people;

    HomesController(ReadHomes homes, KeepHome keep, ShowHome show, OpenHome openHome, Points points, People people) {
        this.homes = homes;
        this.keep = keep;
        this.show = show;
        this.openHome = openHome;
        this.points = points;
        this.people = people;
    }

    @GetMapping(Addresses.OF_CASE)
    String all(@PathVariable UUID id, SignedIn who, Model model) {
        var it = openHome.ofCase(id);
        return page(
                it,
                FilledForm.of(Map.of(
                        "visit", Ids.next().toString(), "day", homes.today().toString())),
                who,
                model);
    }

    @PostMapping(Addresses.OF_CASE)
    String begin(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var it = openHome.ofCase(id);

        var visit = FormFields.idOrNew(sent.get("visit"));
        var problems = new Problems();
        if (problems.noneOf(
                keep.begin(visit, id, FormFields.id(sent.get("point")), FormFields.day(sent.get("day"))),
                "homes.problem.changed")) {
            Notice.success(Words.t("homes.begun")).onNextPage();
            return "redirect:" + Addresses.visit(visit);
        }

        return FormAnswer.refused(problems, page(it, new FilledForm(sent, problems), who, model));
    }

    private String page(Cases.Named it, FilledForm filled, SignedIn who, Model model) {
        var visits = homes.of(it.id());
        var dangerous = homes.inDanger(it.id());
        var lines = new ArrayList<HomesPage.Line>();
        for (int i = 0; i < visits.size(); i++) {
            var visit = visits.get(i);
            boolean danger = dangerous.contains(visit.id());
            lines.add(new HomesPage.Line(
                    Words.t("homes.visit.number", i + 1, Words.longDate(visit.day())),
                    Addresses.visit(visit.id()),
                    points.name(visit.point()).orElse(""),
                    danger ? Words.t("homes.danger.badge") : null,
                    "danger"));
        }
        var worth = visits.isEmpty()
                ? null
                : show.worth(
                        homes.left(it.id()),
                        homes.expected(it.id()),
                        visits.getLast().day());
        model.addAttribute(
                "page",
                new HomesPage(
                        it.id().toString(),
                        people.find(it.person()).map(People.Named::name).orElse(""),
                        it.asked(),
                        it.open(),
                        lines,
                        visits.isEmpty()
                                ? List.of()
                                : followUps(it.id(), visits.getLast().day()),
                        worth == null
                                ? ""
                                : show.expected(worth, visits.getLast().day()),
                        ShowHome.proof(it.id(), homes.measured(it.id()).orElse(null)),
                        filled.value("visit"),
                        filled.value("day"),
                        homes.today().toString(),
                        filled.values()
                                .getOrDefault(
                                        "point",
                                        visits.isEmpty()
                                                ? ""
                                                : visits.getLast().point().toString()),
                        openHome.points(who, null),
                        filled.problems(),
                        RoundsAddresses.HOME_VISITS));
        return "homes/homes";
    }

    private List<HomesPage.Line> followUps(UUID caseFile, LocalDate last) {
        var known = homes.followUps(caseFile);
        var lines = new ArrayList<HomesPage.Line>();
        for (int months : FollowUp.TERMS) {
            var done = known.stream().filter(one -> one.months() == months).findFirst();
            var due = last.plusMonths(months);
            lines.add(new HomesPage.Line(
                    Words.t("homes.follow-up", months),
                    Addresses.followUp(caseFile, months),
                    done.map(one -> Words.t("homes.follow-up.done", one.day()))
                            .orElseGet(() -> Words.t("homes.follow-up.due", due)),
                    done.isPresent()
                            ? Words.t("homes.follow-up.made")
                            : due.isAfter(homes.today()) ? null : Words.t("homes.follow-up.to-make"),
                    done.isPresent() ? "success" : "warning"));
        }
        return lines;
    }
}
