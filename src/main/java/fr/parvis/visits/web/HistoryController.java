// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitRemarks;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.VisitHistory;
import fr.parvis.visits.domain.VisitHistory.History;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows a visit, and what it said at each moment of its life, to an account that may change it. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class HistoryController {
    private final VisitHistory history;
    private final ShowRow rows;
    private final PointsAndTeam places;
    private final ShowForm form;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final List<VisitRemarks> remarks;

    HistoryController(
            VisitHistory history,
            ShowRow rows,
            PointsAndTeam places,
            ShowForm form,
            Nomenclature nomenclature,
            LocalDays localDays,
            List<VisitRemarks> remarks) {
        this.history = history;
        this.rows = rows;
        this.places = places;
        this.form = form;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.remarks = remarks;
    }

    @GetMapping("/bureau/passages/{id}/historique")
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        var found = history.find(id).orElseThrow(() -> new NotFound("visit " + id));
        model.addAttribute("page", page(found, who));
        return "visits/history";
    }

    private HistoryPage page(History found, SignedIn who) {
        var visit = found.visit().visit();
        var point = places.point(visit.association(), visit.point()).orElse(null);
        var zone = localDays.zone(point);
        boolean mine = visit.mediators().contains(who.account())
                || found.visit().recordedBy().equals(who.account());
        var back = DaySheetController.address(point, visit.day(), !mine);
        var row = rows.of(found.visit(), new ShowRow.Columns(false, false, true), back);
        return new HistoryPage(
                Words.longDate(visit.day()) + ", "
                        + Words.time(visit.startedAt().atZone(zone).toLocalTime())
                        + (point == null ? "" : " · " + point.name()),
                row.presence() + " · " + Words.n("visits.history.persons", visit.persons()) + " · " + row.mediators(),
                row,
                found.cancellation() != null,
                remarks.stream()
                        .flatMap(remark -> remark.of(visit.id()).stream())
                        .toList(),
                steps(found, zone),
                back);
    }

    private List<HistoryPage.Step> steps(History found, ZoneId zone) {
        var visit = found.visit().visit();
        var catalogue = nomenclature.on(visit.day());
        var changed = new WhatChanged(
                catalogue,
                zone,
                id -> places.point(visit.association(), id).map(Point::name).orElse(id.toString()),
                id -> name(visit.association(), id),
                form::communeText);
        var steps = new ArrayList<HistoryPage.Step>();
        var versions = found.versions();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var rows = i == 0
                    ? List.<HistoryPage.Row>of()
                    : changed.between(versions.get(i - 1).visit(), version.visit()).stream()
                            .map(change -> new HistoryPage.Row(
                                    change.of().isEmpty()
                                            ? change.field()
                                            : Words.t("visits.history.of", change.of(), change.field()),
                                    change.before(),
                                    change.after()))
                            .toList();
            steps.addFirst(new HistoryPage.Step(
                    title(
                            i == 0
                                    ? "visits.history.recorded"
                                    : version.joined() ? "visits.history.joined" : "visits.history.corrected",
                            version.at(),
                            version.by(),
                            zone),
                    version.reason(),
                    rows));
        }
        var cancellation = found.cancellation();
        if (cancellation != null)
            steps.addFirst(new HistoryPage.Step(
                    title("visits.history.cancelled", cancellation.at(), cancellation.by(), zone),
                    cancellation.reason(),
                    List.of()));
        return steps;
    }

    private String title(String key, Instant at, @Nullable UUID by, ZoneId zone) {
        var local = at.atZone(zone);
        return Words.t(
                key,
                Words.date(local.toLocalDate()),
                Words.time(local.toLocalTime()),
                by == null ? Words.t("visits.history.somebody") : name(Asking.association(), by));
    }

    private String name(UUID association, UUID account) {
        var name = places.name(association, account);
        return name == null ? Words.t("visits.history.somebody") : name;
    }
}
