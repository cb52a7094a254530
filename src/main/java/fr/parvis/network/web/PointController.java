// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.domain.FranceServicesDuties;
import fr.parvis.network.domain.HoursText;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.network.domain.hours.LabelDuties;
import fr.parvis.network.domain.hours.LabelDuties.Assessment;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One point: what is known of it; for its staff, its closing and its reopening. */
@Controller
@Requires(Right.EDIT_POINTS)
class PointController {
    static final String POINT = "/bureau/reseau/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";
    private static final int ANY_VERSION = -1;

    private final PointLookup lookup;
    private final SavePoint savePoint;
    private final Openings openings;
    private final HoursText hoursText;
    private final FranceServicesDuties duties;
    private final Associations associations;

    PointController(
            PointLookup lookup,
            SavePoint savePoint,
            Openings openings,
            HoursText hoursText,
            FranceServicesDuties duties,
            Associations associations) {
        this.lookup = lookup;
        this.savePoint = savePoint;
        this.openings = openings;
        this.hoursText = hoursText;
        this.duties = duties;
        this.associations = associations;
    }

    @Requires(Right.READ_POINTS)
    @GetMapping(POINT)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        model.addAttribute("page", page(lookup.get(id), who, null));
        return "network/point";
    }

    private PointPage page(PointView view, SignedIn who, @Nullable String problem) {
        var sheet = view.sheet();
        var today = openings.today(sheet);
        return new PointPage(
                sheet,
                view.department(),
                associations.find(sheet.association()).map(Association::name).orElse(""),
                hoursText.told(view, Words.locale()),
                duties.of(view).stream().map(PointController::duty).toList(),
                PointLookup.mayEdit(who, sheet),
                sheet.closedOn() != null,
                today,
                problem);
    }

    private static PointPage.Duty duty(Assessment duty) {
        var unit = "network.duty." + duty.duty().name();
        return new PointPage.Duty(
                t("network.hours.duty." + duty.duty().name()),
                duty.verdict(),
                duty.measured().isPresent()
                        ? amount(unit, duty.duty(), duty.measured().getAsInt())
                        : t(unit + ".unknown"),
                amount(unit, duty.duty(), duty.required()));
    }

    private static String amount(String unit, LabelDuties.Duty duty, int value) {
        return duty == LabelDuties.Duty.WEEKLY_OPENING ? t(unit, Words.number(value / 60.0)) : Words.n(unit, value);
    }

    /** Day from which a point is closed, as typed, and the version of it that was shown. */
    record ClosingForm(String depuis, Integer version) {
        ClosingForm {
            depuis = FormFields.given(depuis);
            version = Objects.requireNonNullElse(version, ANY_VERSION);
        }
    }

    @PostMapping(POINT + "/fermeture")
    String close(@PathVariable UUID id, @ModelAttribute ClosingForm form, SignedIn who, Model model) {
        var view = lookup.editable(id, who);
        var sheet = view.sheet();
        var from = FormFields.day(form.depuis());
        if (from == null) return refusedClosing(view, who, model, t("shell.problem.day"));
        if (from.isBefore(sheet.openedOn()))
            return refusedClosing(view, who, model, t("network.point.close.before-opening", sheet.openedOn()));
        savePoint.close(id, from, form.version() == ANY_VERSION ? sheet.version() : form.version());
        Notice.success(t("network.point.closed", sheet.name(), from))
                .withAction("/bureau/reseau/" + id + "/reouverture", t("network.point.close.undo"))
                .onNextPage();
        return "redirect:/bureau/reseau/" + id;
    }

    private String refusedClosing(PointView view, SignedIn who, Model model, String problem) {
        model.addAttribute("page", page(view, who, problem));
        return FormAnswer.invalid("network/point");
    }

    @PostMapping(POINT + "/reouverture")
    String reopen(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, SignedIn who) {
        var sheet = lookup.editable(id, who).sheet();
        if (sheet.closedOn() != null) savePoint.close(id, null, version == ANY_VERSION ? sheet.version() : version);
        Notice.success(t("network.point.reopened", sheet.name())).onNextPage();
        return "redirect:/bureau/reseau/" + id;
    }
}
