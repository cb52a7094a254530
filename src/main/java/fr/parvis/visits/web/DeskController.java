// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk: the shell of the client with the plain form inside, which records a visit. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class DeskController {
    private final ReadDesk readDesk;
    private final ShowForm showForm;
    private final Visits visits;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Clock clock;
    private final ShowDesk show;

    DeskController(
            ReadDesk readDesk,
            ShowForm showForm,
            Visits visits,
            Nomenclature nomenclature,
            LocalDays localDays,
            Clock clock,
            ShowDesk show) {
        this.readDesk = readDesk;
        this.showForm = showForm;
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.clock = clock;
        this.show = show;
    }

    /** The point and the codes that the page which leads here knows of who is there, as {@link KnownBefore}; empty where it does not. */
    record Asked(@Nullable UUID point, String theme, String commune, String partner, String presence, String language) {
        Asked {
            theme = FormFields.given(theme);
            commune = FormFields.given(commune);
            partner = FormFields.given(partner);
            presence = FormFields.given(presence);
            language = FormFields.given(language);
        }
    }

    @GetMapping("/capture")
    String desk(@ModelAttribute Asked asked, SignedIn who, Model model, HttpServletResponse response) {
        // the panel of the road reads labels
        Camera.allow(response);
        var open = readDesk.openPoints();
        var here = readDesk.point(open, asked.point(), who).orElse(null);
        var now = clock.instant().atZone(localDays.zone(here));
        var known = showForm.known(asked, now.toLocalDate());
        var form = known.in(VisitForm.blank(who.account(), here, showForm.habits(here), now));
        return show.handle(new FilledVisit(form, new Problems()), new ShowDesk.Place(open, here), known, who, model);
    }

    @PostMapping("/capture")
    String record(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var form = VisitForm.of(sent);
        var open = readDesk.openPoints();
        var chosen = FormFields.id(form.value("point"));
        var here = open.stream()
                .filter(point -> point.id().equals(chosen))
                .findFirst()
                .orElse(null);
        var problems = new Problems();
        if (here == null) problems.add("point", Words.t("visits.problem.point-unknown"));
        else if (recorded(form, here, problems)) return "redirect:/capture?point=" + here.id();

        var filled = new FilledVisit(form, problems);
        return FormAnswer.invalid(show.handle(filled, new ShowDesk.Place(open, here), KnownBefore.NOTHING, who, model));
    }

    private boolean recorded(VisitForm form, Point here, Problems problems) {
        var visit = showForm.read(form, here, problems);
        if (!problems.isEmpty()) return false;
        switch (visits.record(visit)) {
            case Outcome.Accepted accepted -> {
                var kept = accepted.visit();
                var said = VisitSummary.visit(kept, nomenclature.on(kept.day()));
                Notice.success(Words.t("visits.recorded", said))
                        .withAction(ShowRow.cancelAddress(kept, "/capture?point=" + here.id()), Words.t("visits.undo"))
                        .onNextPage();
                return true;
            }
            case Outcome.Rejected rejected -> VisitSummary.addTo(problems, form, rejected.problems());
            case Outcome.Conflict conflict -> problems.add("", Words.t("visits.problem.recorded-otherwise"));
        }
        return false;
    }
}
