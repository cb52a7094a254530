// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.PlanCycle;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.Session;
import java.util.HashMap;
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

/** Adds a session to a cycle, moves it, cancels it. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SessionController {
    private final PlanCycle plan;
    private final SeeWorkshops see;
    private final ShowWorkshops show;

    SessionController(PlanCycle plan, SeeWorkshops see, ShowWorkshops show) {
        this.plan = plan;
        this.see = see;
        this.show = show;
    }

    @GetMapping(Addresses.ADD_SESSION)
    String another(@PathVariable UUID id, Model model) {
        var it = found(id);
        var last = it.sessions().isEmpty() ? null : it.sessions().getLast();
        var sent = new HashMap<String, String>();
        if (last != null) {
            sent.put("jour", last.day().plusWeeks(1).toString());
            sent.put("heure", time(last, it));
            if (last.room() != null) sent.put("salle", last.room().toString());
        }
        var by = last == null ? List.<String>of() : texts(last.trainers());
        return session(it, null, new SessionForm(FilledForm.of(sent), by), model);
    }

    @PostMapping(Addresses.ADD_SESSION)
    String add(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> formateurs,
            Model model) {
        var by = Objects.requireNonNullElse(formateurs, List.<String>of());
        var outcome = plan.addSession(id, when(sent, by));
        if (outcome instanceof Outcome.Refused(var refused)) {
            var filled = new FilledForm(sent, new Problems().addAll(refused));
            return FormAnswer.invalid(session(found(id), null, new SessionForm(filled, by), model));
        }
        return CycleController.after(outcome, "workshops.session.added", WorkshopsAddresses.cycle(id));
    }

    @GetMapping(Addresses.MOVE_SESSION)
    String move(@PathVariable UUID id, Model model) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        var it = found(session.cycle());
        var sent = new HashMap<String, String>();
        sent.put("jour", session.day().toString());
        sent.put("heure", time(session, it));
        sent.put("version", String.valueOf(session.version()));
        if (session.room() != null) sent.put("salle", session.room().toString());
        return session(it, session, new SessionForm(FilledForm.of(sent), texts(session.trainers())), model);
    }

    @PostMapping(Addresses.MOVE_SESSION)
    String moved(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> formateurs,
            Model model) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        var by = Objects.requireNonNullElse(formateurs, List.<String>of());
        var problems = new Problems();
        if (problems.noneOf(
                plan.move(id, FormFields.version(sent, "version"), when(sent, by)), "workshops.problem.changed")) {
            Notice.success(t("workshops.session.moved")).onNextPage();
            return "redirect:" + WorkshopsAddresses.cycle(session.cycle());
        }
        var form = new SessionForm(new FilledForm(sent, problems), by);
        return FormAnswer.refused(problems, session(found(session.cycle()), session, form, model));
    }

    @PostMapping(Addresses.CANCEL_SESSION)
    String cancelSession(@PathVariable UUID id) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        return CycleController.after(
                plan.cancelSession(id), "workshops.session.cancelled", WorkshopsAddresses.cycle(session.cycle()));
    }

    /** Form of a session as it is shown, with the trainers that are chosen. */
    private record SessionForm(FilledForm filled, List<String> trainers) {}

    private String session(SeeWorkshops.Whole it, @Nullable Session moved, SessionForm form, Model model) {
        var cycle = it.cycle();
        model.addAttribute(
                "page",
                new CyclePage.OfSession(
                        moved == null
                                ? WorkshopsAddresses.cycle(cycle.id()) + "/seances"
                                : Addresses.session(moved.id()) + "/deplacer",
                        t(moved == null ? "workshops.session.add" : "workshops.session.move"),
                        WorkshopsAddresses.cycle(cycle.id()),
                        it.workshop().title(),
                        show.rooms(cycle.point()),
                        show.team(),
                        form.trainers,
                        form.filled.values(),
                        form.filled.problems()));
        return "workshops/session";
    }

    private static PlanCycle.When when(Map<String, String> sent, List<String> by) {
        return new PlanCycle.When(
                FormFields.day(sent.get("jour")),
                FormFields.time(sent.get("heure")),
                FormFields.id(sent.get("salle")),
                FormFields.ids(by));
    }

    private String time(Session session, SeeWorkshops.Whole it) {
        return show.local(session.begins(), it.cycle().point()).toLocalTime().toString();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private SeeWorkshops.Whole found(UUID id) {
        return see.find(id).orElseThrow(() -> new NotFound("cycle " + id));
    }
}
