// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Timetables;
import fr.parvis.rota.Hold;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.absences.TransferWork;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands over what somebody who leaves or is away had to do. */
@Controller
@Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
class TransferController {
    private static final String ADDRESS = RotaAddresses.WEEK + "/relais/{mediator}";

    private final TransferWork transfer;
    private final Turns turns;
    private final Accounts accounts;
    private final ShowWeek show;
    private final Timetables timetables;
    private final LocalDays localDays;

    TransferController(
            TransferWork transfer,
            Turns turns,
            Accounts accounts,
            ShowWeek show,
            Timetables timetables,
            LocalDays localDays) {
        this.transfer = transfer;
        this.turns = turns;
        this.accounts = accounts;
        this.show = show;
        this.timetables = timetables;
        this.localDays = localDays;
    }

    static String address(UUID mediator) {
        return RotaAddresses.WEEK + "/relais/" + mediator;
    }

    @GetMapping(ADDRESS)
    String page(@PathVariable UUID mediator, @RequestParam(defaultValue = "") String depuis, Model model) {
        return page(mediator, ShowWeek.day(depuis, localDays.today()), null, FilledForm.empty(), leaving(), model);
    }

    private FilledForm leaving() {
        return FilledForm.of(Map.of("last", localDays.today().toString()));
    }

    /** @param chosen subjects that are handed over; null for all */
    private String page(
            UUID mediator,
            LocalDate from,
            @Nullable List<String> chosen,
            FilledForm give,
            FilledForm leave,
            Model model) {
        var work = transfer.work(mediator, from);
        var points = turns.byId();
        model.addAttribute(
                "page",
                new TransferPage(
                        mediator.toString(),
                        name(mediator),
                        accounts.working().stream()
                                .filter(account -> !account.id().equals(mediator))
                                .map(account -> new Option(account.id().toString(), account.name()))
                                .toList(),
                        work.booked().stream()
                                .map(hold -> new Option(hold.subject().toString(), show.said(hold)))
                                .distinct()
                                .toList(),
                        work.shifts().stream()
                                .map(shift -> {
                                    var point = points.get(shift.point());
                                    return t(
                                            "rota.turn.said",
                                            ShowWeek.hours(timetables, shift.hours()),
                                            point == null ? "" : point.name());
                                })
                                .toList(),
                        chosen,
                        give,
                        leave));
        return FormAnswer.of(!give.problems().isEmpty() || !leave.problems().isEmpty(), "rota/transfer");
    }

    @PostMapping(ADDRESS)
    String give(@PathVariable UUID mediator, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var to = colleague(FormFields.text(sent, "to"));
        var subjects = FormFields.ids(sent.getOrDefault("subjects", List.of()));
        var problems = new Problems();
        if (subjects.isEmpty()) problems.add("subjects", t("rota.problem.nothing-chosen"));
        if (to == null) problems.add("to", t("rota.problem.mediator-unknown"));
        if (to == null || subjects.isEmpty())
            return page(
                    mediator,
                    localDays.today(),
                    subjects.stream().map(UUID::toString).toList(),
                    new FilledForm(Map.of("to", FormFields.text(sent, "to")), problems),
                    leaving(),
                    model);
        var done = transfer.give(mediator, subjects, to);
        // somebody else handed all of it over since the page was shown
        (done.given() == 0 && done.stayed().isEmpty()
                        ? Notice.warning(t("rota.problem.changed-meanwhile"))
                        : told(done, to))
                .onNextPage();
        return "redirect:" + address(mediator);
    }

    @PostMapping(ADDRESS + "/depart")
    String leave(
            @PathVariable UUID mediator,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        var problems = new Problems();
        var day = CalendarYears.day(last, "last", problems);
        if (day != null && day.isBefore(localDays.today())) problems.add("last", t("rota.problem.over"));
        if (day == null || !problems.isEmpty())
            return page(
                    mediator,
                    localDays.today(),
                    null,
                    FilledForm.empty(),
                    new FilledForm(Map.of("last", last, "to", to), problems),
                    model);
        var colleague = colleague(to);
        var done = transfer.leave(mediator, day, colleague);
        if (colleague == null)
            Notice.success(t("rota.transfer.ended", name(mediator), day)).onNextPage();
        else told(done, colleague).onNextPage();
        return "redirect:" + address(mediator);
    }

    private Notice told(TransferWork.Done done, UUID to) {
        var said = n("rota.transfer.given", done.given(), name(to));
        if (done.stayed().isEmpty() && done.refused().isEmpty()) return Notice.success(said);
        var stayed = done.stayed().stream().map(Hold::subject).distinct().count();
        return Notice.warning(said
                + (stayed == 0 ? "" : " " + n("rota.transfer.stayed", stayed, name(to)))
                + (done.refused().isEmpty()
                        ? ""
                        : " " + n("rota.transfer.refused", done.refused().size())));
    }

    private @Nullable UUID colleague(String typed) {
        var id = FormFields.id(typed);
        return id != null && accounts.areWorking(List.of(id)) ? id : null;
    }

    private String name(UUID mediator) {
        var name = accounts.names().get(mediator);
        if (name == null) throw new NotFound("mediator " + mediator);
        return name;
    }
}
