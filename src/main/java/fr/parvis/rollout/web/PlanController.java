// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.Points;
import fr.parvis.rollout.domain.Delay;
import fr.parvis.rollout.domain.KeepPlan;
import fr.parvis.rollout.domain.Plan;
import fr.parvis.rollout.domain.SeeRollout;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
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

/** A plan of a digital point: what is planned, what put it off, what became of it. */
@Controller
@Requires(value = Right.PLAN_ROLLOUT, within = Within.NETWORK)
class PlanController {
    private static final String VIEW = "rollout/plan";

    private final KeepPlan keep;
    private final SeeRollout rollout;
    private final Communes communes;
    private final Points points;
    private final Associations associations;

    PlanController(KeepPlan keep, SeeRollout rollout, Communes communes, Points points, Associations associations) {
        this.keep = keep;
        this.rollout = rollout;
        this.communes = communes;
        this.points = points;
        this.associations = associations;
    }

    @GetMapping(Addresses.NEW)
    String fresh(Model model) {
        var sent = Map.of(
                "id", Ids.next().toString(), "appareils", "10", "appareils-la", "0", "equipe", "2", "formes", "0");
        return show(null, FilledForm.of(sent), FilledForm.empty(), model);
    }

    @GetMapping(Addresses.PLAN)
    String show(@PathVariable UUID id, Model model) {
        var it = found(id);
        return show(it, FilledForm.of(values(it)), FilledForm.empty(), model);
    }

    private Map<String, String> values(Plan it) {
        var sent = new HashMap<String, String>();
        sent.put("id", it.id().toString());
        sent.put("version", String.valueOf(it.version()));
        sent.put("nom", it.name());
        sent.put("commune", communes.find(it.insee()).map(Commune::label).orElse(it.insee()));
        sent.put("association", Objects.toString(it.runBy(), ""));
        sent.put("partenaire", it.partner());
        sent.put("budget", it.budgetLine());
        sent.put("appareils", String.valueOf(it.devices()));
        sent.put("appareils-la", String.valueOf(it.devicesIn()));
        sent.put("equipe", String.valueOf(it.staff()));
        sent.put("formes", String.valueOf(it.trained()));
        sent.put("prevu", it.plannedOn().toString());
        it.kept().forEach(code -> sent.put("critere-" + code, "yes"));
        it.missing().forEach(code -> sent.put("critere-" + code, "no"));
        return sent;
    }

    /** @param act the other form of the page that was refused; empty when none was */
    private String show(@Nullable Plan it, FilledForm filled, FilledForm act, Model model) {
        model.addAttribute(
                "page",
                new PlanPage(
                        it == null ? Addresses.ROLLOUT : Addresses.plan(it.id()),
                        it != null,
                        it == null ? t("rollout.new") : it.name(),
                        filled.values(),
                        filled.problems(),
                        associations.list().stream()
                                .filter(one ->
                                        one.open() || it != null && one.id().equals(it.runBy()))
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        Plan.CRITERIA.stream()
                                .map(code -> new PlanPage.Criterion(
                                        "critere-" + code,
                                        t("rollout.criterion." + code),
                                        filled.value("critere-" + code)))
                                .toList(),
                        it != null && !keep.delays(it.id()).isEmpty(),
                        it == null ? null : became(it),
                        act.values(),
                        act.problems()));
        return VIEW;
    }

    private PlanPage.Became became(Plan it) {
        var today = rollout.today();
        var state = it.state(today);
        long late = it.daysLate(today);
        var point = it.point();
        var said = RolloutController.opening(it);
        return new PlanPage.Became(
                Addresses.plan(it.id()),
                it.openedOn() == null && it.givenUpOn() == null,
                late > 0 && state != Plan.State.GIVEN_UP ? said + ", " + n("rollout.late", late) : said,
                String.valueOf(it.version()),
                keep.delays(it.id()).stream()
                        .map(delay -> t(
                                "rollout.delay.said",
                                Words.date(delay.movedTo()),
                                t("rollout.cause." + delay.cause()),
                                delay.days() > 0
                                        ? n("rollout.later", delay.days())
                                        : n("rollout.earlier", -delay.days())))
                        .toList(),
                Delay.CAUSES.stream()
                        .map(code -> new Option(code, t("rollout.cause." + code)))
                        .toList(),
                rollout.digital().stream()
                        .filter(one -> one.openOn(today))
                        .map(one -> new Option(one.id().toString(), one.name() + " · " + one.commune()))
                        .toList(),
                point == null ? "" : NetworkAddresses.point(point),
                point == null ? "" : points.name(point).orElse(""));
    }

    @PostMapping(Addresses.ROLLOUT)
    String add(@RequestParam Map<String, String> sent, Model model) {
        return keep(null, sent, model);
    }

    @PostMapping(Addresses.PLAN)
    String change(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return keep(found(id), sent, model);
    }

    private String keep(@Nullable Plan known, Map<String, String> sent, Model model) {
        var problems = new Problems();
        var text = FormFields.text(sent, "commune");
        var understood = communes.understand(text);
        var insee = understood.size() == 1 ? understood.getFirst().insee() : "";
        if (understood.size() > 1) problems.add("commune", t("rollout.problem.communes", text));
        var planned = FormFields.day(sent.get("prevu"));
        var kept = new HashSet<String>();
        var missing = new HashSet<String>();
        for (var code : Plan.CRITERIA) {
            if ("yes".equals(sent.get("critere-" + code))) kept.add(code);
            if ("no".equals(sent.get("critere-" + code))) missing.add(code);
        }
        var outcome = keep.keep(new Plan(
                known != null ? known.id() : FormFields.idOrNew(sent.get("id")),
                FormFields.text(sent, "nom"),
                insee,
                FormFields.id(sent.get("association")),
                FormFields.text(sent, "partenaire"),
                FormFields.text(sent, "budget"),
                FormFields.number(sent.get("appareils"), -1),
                FormFields.number(sent.get("appareils-la"), -1),
                FormFields.number(sent.get("equipe"), -1),
                FormFields.number(sent.get("formes"), -1),
                kept,
                missing,
                planned == null ? LocalDate.MIN : planned,
                planned == null ? LocalDate.MIN : planned,
                null,
                null,
                null,
                FormFields.version(sent, "version")));
        return switch (outcome) {
            case Outcome.Done(var done) -> {
                Notice.success(t("rollout.kept")).onNextPage();
                yield "redirect:" + Addresses.plan(done);
            }
            case Outcome.Refused(var refused) ->
                FormAnswer.invalid(
                        show(known, new FilledForm(sent, problems.addAll(refused)), FilledForm.empty(), model));
            case Outcome.Changed() ->
                FormAnswer.stale(show(
                        known,
                        new FilledForm(sent, problems.stale(t("rollout.problem.changed"))),
                        FilledForm.empty(),
                        model));
        };
    }

    @PostMapping(Addresses.DELAY)
    String delay(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return act(
                id,
                keep.delay(
                        id,
                        FormFields.version(sent, "version"),
                        FormFields.day(sent.get("vers")),
                        FormFields.text(sent, "cause")),
                "rollout.delay.kept",
                sent,
                model);
    }

    @PostMapping(Addresses.OPEN)
    String open(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return act(
                id,
                keep.open(
                        id,
                        FormFields.version(sent, "version"),
                        FormFields.day(sent.get("ouvert")),
                        FormFields.id(sent.get("point"))),
                "rollout.open.kept",
                sent,
                model);
    }

    @PostMapping(Addresses.GIVE_UP)
    String giveUp(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return act(id, keep.giveUp(id, FormFields.version(sent, "version")), "rollout.give-up.kept", sent, model);
    }

    @PostMapping(Addresses.TAKE_UP)
    String takeUp(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return act(id, keep.takeUp(id, FormFields.version(sent, "version")), "rollout.take-up.kept", sent, model);
    }

    private String act(UUID id, Outcome<UUID> outcome, String done, Map<String, String> sent, Model model) {
        return switch (outcome) {
            case Outcome.Done(var _) -> {
                Notice.success(t(done)).onNextPage();
                yield "redirect:" + Addresses.plan(id);
            }
            case Outcome.Refused(var refused) ->
                FormAnswer.invalid(refused(id, new FilledForm(sent, new Problems().addAll(refused)), model));
            case Outcome.Changed() ->
                FormAnswer.stale(
                        refused(id, new FilledForm(sent, new Problems().stale(t("rollout.problem.changed"))), model));
        };
    }

    private String refused(UUID id, FilledForm act, Model model) {
        var it = found(id);
        return show(it, FilledForm.of(values(it)), act, model);
    }

    private Plan found(UUID id) {
        return keep.find(id).orElseThrow(() -> new NotFound("plan " + id));
    }
}
