// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.domain.AskAuthority;
import fr.parvis.visits.domain.Correctable;
import fr.parvis.visits.domain.DaySheet;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.RecordedVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts a visit right, or takes it back; from the day after on with a reason. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class CorrectionController {
    private final Visits visits;
    private final DaySheet sheet;
    private final PointsAndTeam places;
    private final ShowForm showForm;
    private final Nomenclature nomenclature;
    private final AskAuthority askAuthority;
    private final DeskWords words;

    CorrectionController(
            Visits visits,
            DaySheet sheet,
            PointsAndTeam places,
            ShowForm showForm,
            Nomenclature nomenclature,
            AskAuthority askAuthority,
            DeskWords words) {
        this.words = words;
        this.askAuthority = askAuthority;
        this.visits = visits;
        this.sheet = sheet;
        this.places = places;
        this.showForm = showForm;
        this.nomenclature = nomenclature;
    }

    @GetMapping("/bureau/passages/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String retour, Model model) {
        var found = find(id);
        return page(found, point(found), form(found, retour), model);
    }

    /** The form with the visit as it is. */
    private FilledVisit form(RecordedVisit found, String retour) {
        var point = point(found);
        var visit = found.visit();
        var form = VisitForm.of(visit, point.zone(), showForm.habits(point), showForm.communeText(visit.commune()))
                .with("retour", retour);
        return new FilledVisit(form, new Problems());
    }

    @PostMapping("/bureau/passages/{id}")
    String correct(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var found = find(id);
        var form = VisitForm.of(sent).with("visit", id.toString());
        var point = places.point(Asking.association(), VisitForm.id(form.value("point")))
                .orElseGet(() -> point(found));
        var problems = new Problems();
        var visit = showForm.read(form, point, problems);

        var filled = new FilledVisit(form, problems);
        if (!problems.isEmpty()) return FormAnswer.invalid(page(found, point, filled, model));
        var stop = askAuthority.handle(visit).orElse(null);
        if (stop != null) {
            VisitSummary.addTo(problems, form, stop.problems());
            return FormAnswer.invalid(page(found, point, new FilledVisit(form, problems, stop.missing()), model));
        }
        return switch (visits.correct(visit, form.value("reason"))) {
            case Outcome.Accepted accepted -> {
                var kept = accepted.visit();
                Notice.success(Words.t("visits.corrected", VisitSummary.visit(kept, nomenclature.on(kept.day()))))
                        .onNextPage();
                yield "redirect:" + back(form, kept, point);
            }
            case Outcome.Rejected rejected -> {
                VisitSummary.addTo(problems, form, rejected.problems());
                yield FormAnswer.invalid(page(found, point, filled, model));
            }
            case Outcome.Conflict conflict -> {
                var now = conflict.current();
                problems.stale(Words.t("visits.problem.conflict", VisitSummary.visit(now, nomenclature.on(now.day()))));
                // the next attempt is based on the version that the conflict shows
                var knowing = form.with("basedOn", String.valueOf(now.version()));
                yield FormAnswer.stale(page(found, point, new FilledVisit(knowing, problems), model));
            }
        };
    }

    @PostMapping("/bureau/passages/{id}/annuler")
    String cancel(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String retour,
            Model model) {
        var problems = new Problems();
        var notice = switch (visits.cancel(id, version, reason)) {
            case Outcome.Accepted accepted ->
                Notice.success(Words.t(
                        "visits.cancelled",
                        VisitSummary.visit(
                                accepted.visit(),
                                nomenclature.on(accepted.visit().day()))));
            case Outcome.Rejected rejected -> {
                problems.addAll(rejected.problems());
                yield Notice.danger(Words.t(rejected.problems().getFirst()));
            }
            case Outcome.Conflict conflict -> {
                problems.stale(Words.t("visits.cancel-conflict"));
                yield Notice.warning(Words.t("visits.cancel-conflict"));
            }
        };
        var found = problems.isEmpty() ? null : sheet.find(id).orElse(null);
        // a reason that was typed is not typed again
        if (found != null && sheet.correctable(found) == Correctable.WITH_A_REASON) {
            var cancelling = new FilledForm(Map.of("reason", reason), problems);
            return FormAnswer.refused(problems, page(found, point(found), form(found, retour), cancelling, model));
        }
        notice.onNextPage();
        return "redirect:" + LocalAddress.orElse(retour, "/bureau/journee");
    }

    private RecordedVisit find(UUID id) {
        return sheet.find(id).orElseThrow(() -> new NotFound("visit " + id));
    }

    private Point point(RecordedVisit found) {
        return places.point(Asking.association(), found.visit().point())
                .orElseThrow(
                        () -> new NotFound("point of visit " + found.visit().id()));
    }

    private String page(RecordedVisit found, Point point, FilledVisit filled, Model model) {
        return page(found, point, filled, FilledForm.empty(), model);
    }

    /** @param cancelling values of the form that takes the visit back, when they were refused */
    private String page(RecordedVisit found, Point point, FilledVisit filled, FilledForm cancelling, Model model) {
        var visit = found.visit();
        var form = filled.form();
        // those that received somebody on that day, closed since or not
        var points = new ArrayList<>(places.points(Asking.association()).stream()
                .filter(p -> p.openOn(visit.day()))
                .toList());
        if (!points.contains(point)) points.add(point);
        var back = back(form, visit, point(found));
        var first = form.mediators().isEmpty()
                ? visit.mediators().getFirst()
                : VisitForm.id(form.mediators().getFirst());
        model.addAttribute(
                "page",
                new CorrectionPage(
                        visit.id().toString(),
                        visit.day(),
                        sheet.correctable(found),
                        sheet.correctableDays(),
                        filled,
                        showForm.choices(points, point, visit.day(), first).withColleagues(others(visit, first)),
                        ShowRow.cancelAddress(visit, back),
                        cancelling,
                        visit.version() == 0 ? null : "/bureau/passages/" + visit.id() + "/historique",
                        back,
                        words.all()));
        return "visits/correction";
    }

    /** To the row of the list that led here; else of the day. */
    private static String back(VisitForm form, Visit visit, Point point) {
        var list = LocalAddress.orElse(form.value("retour"), DaySheetController.address(point, visit.day(), false));
        return ShowRow.atRow(list, visit.id());
    }

    /** Other mediators of the visit: shown even when the account was closed since. */
    private List<Option> others(Visit visit, UUID first) {
        return visit.mediators().stream()
                .filter(id -> !id.equals(first))
                .map(id -> new Option(
                        id.toString(), Objects.requireNonNullElse(places.name(visit.association(), id), id.toString())))
                .toList();
    }
}
