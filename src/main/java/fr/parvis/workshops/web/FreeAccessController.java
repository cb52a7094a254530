// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.domain.FreeAccess;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts who uses the computers of a point by themselves: one press when they sit down, one when they leave. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class FreeAccessController {
    private static final String ONE = Addresses.FREE_ACCESS + "/{id}";

    private final FreeAccess access;
    private final ShowWorkshops show;

    FreeAccessController(FreeAccess access, ShowWorkshops show) {
        this.access = access;
        this.show = show;
    }

    @GetMapping(Addresses.FREE_ACCESS)
    String show(@RequestParam(defaultValue = "") String point, SignedIn who, Model model) {
        var points = show.points();
        var typed = point.isEmpty() ? show.usualPoint(who) : point;
        var id = points.stream().anyMatch(one -> one.value().equals(typed)) ? FormFields.id(typed) : null;
        var day = id == null ? new FreeAccess.Day(List.of(), 0, 0, 0) : access.day(id);
        model.addAttribute(
                "page",
                new FreeAccessPage(
                        points,
                        id == null ? "" : id.toString(),
                        Ids.next().toString(),
                        day.open().stream()
                                .map(one -> new FreeAccessPage.Row(
                                        Addresses.FREE_ACCESS + "/" + one.id(),
                                        t(
                                                "workshops.free.since",
                                                Words.time(show.local(one.startedAt(), Objects.requireNonNull(id))
                                                        .toLocalTime()))))
                                .toList(),
                        n("workshops.free.today", day.ended(), day.helped(), day.minutes())));
        return "workshops/free";
    }

    @PostMapping(Addresses.FREE_ACCESS)
    String begin(@RequestParam Map<String, String> sent) {
        var point = FormFields.id(sent.get("point"));
        var outcome = point == null
                ? Outcome.refused("point", "workshops.problem.point")
                : access.begin(FormFields.idOrNew(sent.get("id")), point);
        if (outcome instanceof Outcome.Refused(var problems))
            Notice.warning(t(problems.getFirst())).onNextPage();
        return back(point);
    }

    /** Leaves, helped or not; or was pressed by mistake. */
    @PostMapping(ONE)
    String end(@PathVariable UUID id, @RequestParam Map<String, String> sent) {
        var said = FormFields.text(sent, "aide");
        if (said.equals("erreur")) access.drop(id);
        else if (access.end(id, said.equals("oui")) instanceof Outcome.Refused(var problems))
            Notice.warning(t(problems.getFirst())).onNextPage();
        return back(FormFields.id(sent.get("point")));
    }

    private static String back(@Nullable UUID point) {
        return "redirect:" + Addresses.FREE_ACCESS + (point == null ? "" : "?point=" + point);
    }
}
