// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Absences: asked for by each, decided and noted by the planner of the rota. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class AbsencesController {
    static final String ADDRESS = RotaAddresses.WEEK + "/absences";

    private static final int MONTHS_BACK = 1;
    private static final int MONTHS_AHEAD = 18;

    private final KeepAbsences absences;
    private final Accounts accounts;
    private final LocalDays localDays;

    AbsencesController(KeepAbsences absences, Accounts accounts, LocalDays localDays) {
        this.absences = absences;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String list(SignedIn who, Model model) {
        var today = localDays.today().toString();
        return page(
                model,
                new AbsencesPage.Form(Ids.next().toString(), who.account().toString(), today, today, "LEAVE"),
                new Problems(),
                who);
    }

    @PostMapping(ADDRESS)
    String ask(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var form = AbsencesPage.Form.of(sent, who);
        var problems = new Problems();
        var first = CalendarYears.day(form.firstDay(), "firstDay", problems);
        var last = form.lastDay().isEmpty() ? first : CalendarYears.day(form.lastDay(), "lastDay", problems);
        var kind = Arrays.stream(Absence.Kind.values())
                .filter(one -> one.name().equals(form.kind()))
                .findAny()
                .orElse(Absence.Kind.OTHER);
        var mediator = FormFields.id(form.mediator());
        if (mediator == null) problems.add("mediator", t("rota.problem.mediator-unknown"));
        if (problems.isEmpty() && first != null && last != null && mediator != null) {
            var id = FormFields.idOrNew(form.id());
            if (problems.noneOf(
                    absences.ask(new KeepAbsences.Request(id, mediator, first, last, kind)),
                    "rota.problem.changed-meanwhile")) {
                told(id);
                return "redirect:" + ADDRESS;
            }
        }
        return FormAnswer.refused(problems, page(model, form, problems, who));
    }

    /** Says what now stands, and what was booked on those days. */
    private void told(UUID id) {
        var absence = absences.find(id).orElse(null);
        if (absence == null) return;
        var name = accounts.names().getOrDefault(absence.mediator(), "");
        if (absence.state() == Absence.State.ASKED) {
            Notice.success(t("rota.absence.sent")).onNextPage();
            return;
        }
        int booked = absences.booked(absence).size();
        if (booked == 0) Notice.success(t("rota.absence.saved", name)).onNextPage();
        else
            Notice.warning(t("rota.absence.saved", name) + " " + n("rota.absence.booked", booked))
                    .withLink(
                            TransferController.address(absence.mediator()) + "?depuis=" + absence.firstDay(),
                            t("rota.transfer.open"))
                    .onNextPage();
    }

    @Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
    @PostMapping(ADDRESS + "/{id}/accepter")
    String accept(@PathVariable UUID id) {
        var outcome = absences.accept(id);
        if (outcome instanceof Outcome.Done) told(id);
        else notice(outcome, "").onNextPage();
        return "redirect:" + ADDRESS;
    }

    @Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
    @PostMapping(ADDRESS + "/{id}/refuser")
    String refuse(@PathVariable UUID id) {
        notice(absences.refuse(id), "rota.absence.refused").onNextPage();
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/{id}/retirer")
    String withdraw(@PathVariable UUID id) {
        notice(absences.withdraw(id), "rota.absence.withdrawn").onNextPage();
        return "redirect:" + ADDRESS;
    }

    private static Notice notice(Outcome<UUID> outcome, String done) {
        return switch (outcome) {
            case Outcome.Done(var _) -> Notice.success(t(done));
            case Outcome.Refused(var problems) -> Notice.danger(Words.t(problems.getFirst()));
            case Outcome.Changed() -> Notice.warning(t("rota.problem.changed-meanwhile"));
        };
    }

    private String page(Model model, AbsencesPage.Form form, Problems problems, SignedIn who) {
        boolean plans = who.may(Right.PLAN_ROTA);
        var today = localDays.today();
        var names = accounts.names();
        var all = plans
                ? absences.between(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD))
                : absences.of(who.account(), today.minusMonths(MONTHS_BACK));
        var booked = absences.countBooked(all.stream()
                .filter(absence -> absence.state() == Absence.State.ASKED || absence.state() == Absence.State.ACCEPTED)
                .toList());
        model.addAttribute(
                "page",
                new AbsencesPage(
                        form,
                        problems,
                        plans,
                        plans
                                ? accounts.working().stream()
                                        .map(account -> new Option(account.id().toString(), account.name()))
                                        .toList()
                                : List.of(),
                        Arrays.stream(Absence.Kind.values())
                                .map(kind -> new Option(kind.name(), t("rota.absence." + kind.name())))
                                .toList(),
                        all.stream()
                                .sorted(Comparator.comparing((Absence one) -> one.state() != Absence.State.ASKED)
                                        .thenComparing(Absence::firstDay))
                                .map(absence -> row(absence, booked.getOrDefault(absence.id(), 0L), names, who))
                                .toList()));
        return "rota/absences";
    }

    private AbsencesPage.Row row(Absence absence, long booked, Map<UUID, String> names, SignedIn who) {
        boolean plans = who.may(Right.PLAN_ROTA);
        boolean waits = absence.state() == Absence.State.ASKED;
        return new AbsencesPage.Row(
                absence.id().toString(),
                names.getOrDefault(absence.mediator(), ""),
                absence.firstDay().equals(absence.lastDay())
                        ? Words.longDate(absence.firstDay())
                        : t("rota.absence.between", absence.firstDay(), absence.lastDay()),
                t("rota.absence." + absence.kind().name()),
                absence.state(),
                booked == 0 ? null : n("rota.booked", booked),
                plans && booked > 0
                        ? TransferController.address(absence.mediator()) + "?depuis=" + absence.firstDay()
                        : null,
                plans && waits,
                waits && absence.mediator().equals(who.account())
                        || plans && absence.state() == Absence.State.ACCEPTED);
    }
}
