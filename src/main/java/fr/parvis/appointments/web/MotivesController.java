// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.web.MotivesPage.Form;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the motives of appointments. */
@Controller
@Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
class MotivesController {
    static final String ADDRESS = AppointmentsAddresses.DAY + "/motifs";

    private final KeepMotives motives;

    MotivesController(KeepMotives motives) {
        this.motives = motives;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "") String motif, Model model) {
        var id = FormFields.id(motif);
        var found = id == null
                ? null
                : motives.find(id).filter(one -> !one.closed()).orElse(null);
        return page(
                model,
                found == null ? Form.blank(Ids.next().toString()) : Form.of(found),
                found != null,
                new Problems());
    }

    @PostMapping(ADDRESS)
    String save(@RequestParam Map<String, String> sent, Model model) {
        var form = Form.of(sent);
        var id = FormFields.idOrNew(form.id());
        boolean changes = motives.find(id).isPresent();
        var problems = new Problems();
        switch (motives.save(new Motive(
                id,
                form.label(),
                FormFields.number(form.minutes(), 0),
                FormFields.number(form.noticeDays(), -1),
                FormFields.number(form.aheadDays(), 0),
                form.pair(),
                form.byPublic(),
                form.papers(),
                false,
                FormFields.version(sent, "version"),
                form.atHome(),
                form.seats().isEmpty() ? 1 : FormFields.number(form.seats(), 0)))) {
            case Outcome.Done(var _) -> {
                Notice.success(t("appointments.motive.saved", form.label())).onNextPage();
                return "redirect:" + ADDRESS;
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> {
                problems.stale(t("appointments.problem.changed"));
                return FormAnswer.stale(
                        page(model, motives.find(id).map(Form::of).orElse(form), changes, problems));
            }
        }
        return FormAnswer.invalid(page(model, form, changes, problems));
    }

    @PostMapping(ADDRESS + "/{id}/fermer")
    String close(@PathVariable UUID id) {
        motives.close(id);
        Notice.success(t("appointments.motive.closed")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    private String page(Model model, Form form, boolean changes, Problems problems) {
        model.addAttribute(
                "page",
                new MotivesPage(
                        motives.open().stream().map(MotivesController::row).toList(), form, changes, problems));
        return "appointments/motives";
    }

    private static MotivesPage.Row row(Motive it) {
        var facts = new ArrayList<String>();
        facts.add(Words.duration(it.minutes()));
        facts.add(n("appointments.motive.ahead", it.aheadDays()));
        if (it.atHome()) facts.add(t("appointments.motive.at-home"));
        if (it.isShared()) facts.add(n("appointments.motive.seats", it.seats()));
        if (it.pair()) facts.add(t("appointments.motive.by-two"));
        return new MotivesPage.Row(
                it.id().toString(),
                ADDRESS + "?motif=" + it.id(),
                it.label(),
                String.join(" · ", facts),
                it.byPublic());
    }
}
