// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.loadcurves.LoadcurvesAddresses;
import fr.parvis.loadcurves.domain.Climates;
import fr.parvis.loadcurves.domain.Readings;
import fr.parvis.loadcurves.domain.Tariffs;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Report of a curve, on screen and as a paper of two pages; taking the reading back. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class CurveReportController {
    static final String ONE = "/bureau/courbes/{id}";

    private final Readings readings;
    private final Tariffs tariffs;
    private final Climates climates;
    private final TaggedPdf pdf;

    CurveReportController(Readings readings, Tariffs tariffs, Climates climates, TaggedPdf pdf) {
        this.readings = readings;
        this.tariffs = tariffs;
        this.climates = climates;
        this.pdf = pdf;
    }

    @GetMapping(ONE)
    String one(@PathVariable UUID id, SignedIn who, Model model) {
        model.addAttribute("page", report(id, who));
        return "loadcurves/report";
    }

    /** In French, as all papers are. */
    @GetMapping(ONE + "/rapport.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, SignedIn who) {
        return Words.in(Words.FRENCH).call(() -> {
            var page = report(id, who);
            return Download.pdf("courbe-" + page.readOn().replace('/', '-') + ".pdf")
                    .entity(pdf.of("loadcurves/paper.jte", Map.of("page", page)));
        });
    }

    private ReportPage report(UUID id, SignedIn who) {
        var found = readings.find(id).orElseThrow(() -> new NotFound("curve"));
        var department = found.reading().indicators().department();
        return new ShowCurve(
                        found.reading(),
                        tariffs.on(found.reading().readOn()),
                        department == null ? null : climates.find(department).orElse(null))
                .page(found, who.place());
    }

    @PostMapping(ONE + "/retirer")
    String takeBack(@PathVariable UUID id) {
        var caseFile = readings.takeBack(id).orElseThrow(() -> new NotFound("curve"));
        Notice.success(Words.t("loadcurves.taken-back")).onNextPage();
        return "redirect:" + LoadcurvesAddresses.ofCase(caseFile);
    }
}
