// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.sync.SyncAddresses;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsAddresses;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.RefusedVisits;
import fr.parvis.visits.domain.RefusedVisits.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plain form with a visit that a device sent and that could not be recorded as it was; its mediators stay. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class RefusedVisitController {
    private static final String LIST = SyncAddresses.TO_PUT_RIGHT;

    private final RefusedVisits refused;
    private final Visits visits;
    private final PointsAndTeam places;
    private final ShowForm showForm;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    RefusedVisitController(
            RefusedVisits refused,
            Visits visits,
            PointsAndTeam places,
            ShowForm showForm,
            Nomenclature nomenclature,
            LocalDays localDays) {
        this.refused = refused;
        this.visits = visits;
        this.places = places;
        this.showForm = showForm;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(LIST + "/{id}/passage")
    String show(@PathVariable UUID id, Model model) {
        var found = find(id);
        var said = found.said;
        var visit = said.visit();
        var point = point(visit.point());
        var form = VisitForm.of(
                visit, localDays.zone(point), showForm.habits(point), showForm.communeText(visit.commune()));
        if (said.reason() != null) form = form.with("reason", said.reason());
        var problems = new Problems();
        VisitSummary.addTo(problems, form, said.problems());
        var standing = found.standing;
        if (standing != null) form = form.with("basedOn", String.valueOf(standing.version()));
        return page(found, point, new FilledVisit(form, problems), model);
    }

    @PostMapping(LIST + "/{id}/passage")
    String putRight(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var found = find(id);
        var form = VisitForm.of(sent).with("visit", found.said.visit().id().toString());
        var point = point(VisitForm.id(form.value("point")));
        var problems = new Problems();
        var filled = new FilledVisit(form, problems);
        var standing = found.standing;

        if (point == null) problems.add("point", Words.t("visits.problem.point-unknown"));
        var visit = point == null ? null : showForm.read(form, point, problems);
        if (visit == null || !problems.isEmpty()) return FormAnswer.invalid(page(found, point, filled, model));
        var outcome = standing == null ? visits.record(visit) : visits.correct(visit, form.value("reason"));
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                refused.putRight(id);
                var kept = accepted.visit();
                Notice.success(Words.t(
                                standing == null ? "visits.recorded" : "visits.corrected",
                                VisitSummary.visit(kept, nomenclature.on(kept.day()))))
                        .onNextPage();
                yield "redirect:" + LIST;
            }
            case Outcome.Rejected rejected -> {
                VisitSummary.addTo(problems, form, rejected.problems());
                yield FormAnswer.invalid(page(found, point, filled, model));
            }
            case Outcome.Conflict conflict -> {
                var now = conflict.current();
                problems.stale(Words.t("visits.problem.conflict", VisitSummary.visit(now, nomenclature.on(now.day()))));
                var knowing = new FilledVisit(form.with("basedOn", String.valueOf(now.version())), problems);
                yield FormAnswer.stale(page(new Found(found.said, now), point, knowing, model));
            }
        };
    }

    /**
     * A visit as a device said it.
     *
     * @param standing as it stands, when the device corrected it
     */
    private record Found(Refused said, @Nullable Visit standing) {}

    private Found find(UUID id) {
        var said = refused.find(id).orElseThrow(() -> new NotFound("refused visit " + id));
        return new Found(said, said.correction() ? standing(said.visit().id()) : null);
    }

    private @Nullable Point point(UUID id) {
        return places.point(Asking.association(), id).orElse(null);
    }

    /** How the visit stands that the device corrected; null when it was taken back, or was never recorded. */
    private @Nullable Visit standing(UUID id) {
        return visits.find(List.of(id)).stream().findFirst().orElse(null);
    }

    private String page(Found found, @Nullable Point point, FilledVisit filled, Model model) {
        var said = found.said;
        var standing = found.standing;
        var form = filled.form();
        var day = LocalDate.ofInstant(said.visit().startedAt(), localDays.zone(point));
        var open = places.points(Asking.association()).stream()
                .filter(p -> p.openOn(day) || p.id().equals(said.visit().point()))
                .toList();
        var there = standing == null ? said.visit().mediators() : standing.mediators();
        var first = form.mediators().isEmpty()
                ? there.isEmpty() ? said.account() : there.getFirst()
                : VisitForm.id(form.mediators().getFirst());
        var association = Asking.association();
        model.addAttribute(
                "page",
                new RefusedVisitPage(
                        VisitsAddresses.refused(said.id()),
                        LIST,
                        Words.t(
                                "visits.refused.by",
                                Objects.requireNonNullElse(
                                        places.name(association, said.account()), Words.t("visits.history.somebody")),
                                Words.longDate(day)),
                        standing == null ? null : VisitSummary.visit(standing, nomenclature.on(standing.day())),
                        standing != null,
                        form,
                        showForm.choices(open, point, day, first)
                                .withColleagues(said.visit().mediators().stream()
                                        .filter(id -> !id.equals(first))
                                        .map(id -> new Option(
                                                id.toString(),
                                                Objects.requireNonNullElse(
                                                        places.name(association, id), id.toString())))
                                        .toList()),
                        filled.problems()));
        return "visits/refused";
    }
}
