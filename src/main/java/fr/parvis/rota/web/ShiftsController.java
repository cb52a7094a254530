// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Timetables;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.rota.domain.week.UsualHours;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ordinary weeks of the team. */
@Controller
@Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
class ShiftsController {
    static final String ADDRESS = RotaAddresses.WEEK + "/semaine-type";

    private final PlanShifts shifts;
    private final Turns turns;
    private final Accounts accounts;
    private final Timetables timetables;
    private final LocalDays localDays;

    ShiftsController(PlanShifts shifts, Turns turns, Accounts accounts, Timetables timetables, LocalDays localDays) {
        this.shifts = shifts;
        this.turns = turns;
        this.accounts = accounts;
        this.timetables = timetables;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "") String mediateur, Model model) {
        return page(model, ShiftsPage.Form.blank(mediateur, localDays.today()), new Problems());
    }

    @PostMapping(ADDRESS)
    String plan(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var form = ShiftsPage.Form.of(sent);
        var problems = new Problems();
        var mediator = FormFields.id(form.mediator());
        var point = FormFields.id(form.point());
        if (mediator == null) problems.add("mediator", t("rota.problem.mediator-unknown"));
        if (point == null) problems.add("point", t("rota.problem.point-unknown"));
        var hours = hours(form, problems);
        var from = CalendarYears.day(form.validFrom(), "validFrom", problems);
        var until = CalendarYears.dayOrNone(form.validUntil(), "validUntil", problems);
        if (problems.isEmpty() && mediator != null && point != null && from != null) {
            var id = FormFields.idOrNew(form.id());
            if (problems.noneOf(
                    shifts.handle(new Shift(id, mediator, point, hours, from, until)),
                    "rota.problem.changed-meanwhile")) {
                Notice.success(t("rota.shift.saved", accounts.names().getOrDefault(mediator, "")))
                        .onNextPage();
                return "redirect:" + ADDRESS;
            }
        }
        return FormAnswer.refused(problems, page(model, form, problems));
    }

    /** In the notation where that was typed, else made of the days and times. */
    private static String hours(ShiftsPage.Form form, Problems problems) {
        if (!form.hours().isEmpty()) return form.hours();
        var days = Arrays.stream(DayOfWeek.values())
                .filter(day -> form.days().contains(day.name()))
                .toList();
        if (days.isEmpty()) problems.add("days", t("rota.problem.days-missing"));
        var parts = new ArrayList<UsualHours.Part>();
        part("from", form.from(), form.until(), problems).ifPresent(parts::add);
        if (!form.from2().isEmpty() || !form.until2().isEmpty())
            part("from2", form.from2(), form.until2(), problems).ifPresent(parts::add);
        return problems.isEmpty() ? UsualHours.compose(days, parts) : "";
    }

    private static Optional<UsualHours.Part> part(String field, String from, String until, Problems problems) {
        var starts = FormFields.time(from);
        var ends = FormFields.time(until);
        if (starts == null || ends == null) problems.add(field, t("rota.problem.time"));
        else if (!starts.isBefore(ends)) problems.add(field, t("rota.problem.ends-before"));
        else return Optional.of(new UsualHours.Part(starts, ends));
        return Optional.empty();
    }

    /** The last day is today: from tomorrow on it holds no more. */
    @PostMapping(ADDRESS + "/{id}/finir")
    String end(@PathVariable UUID id) {
        var notice = switch (shifts.end(id, localDays.today())) {
            case Outcome.Done(var _) -> Notice.success(t("rota.shift.ended"));
            case Outcome.Refused(var problems) -> Notice.danger(Words.t(problems.getFirst()));
            case Outcome.Changed() -> Notice.warning(t("rota.problem.changed-meanwhile"));
        };
        notice.onNextPage();
        return "redirect:" + ADDRESS;
    }

    private String page(Model model, ShiftsPage.Form form, Problems problems) {
        var names = accounts.names();
        var points = turns.byId();
        var today = localDays.today();
        model.addAttribute(
                "page",
                new ShiftsPage(
                        form,
                        problems,
                        accounts.working().stream()
                                .map(account -> new Option(account.id().toString(), account.name()))
                                .toList(),
                        ShowWeek.options(points.values().stream()
                                .filter(point ->
                                        point.openOn(today) || point.openedOn().isAfter(today))
                                .toList()),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new Option(day.name(), day.getDisplayName(TextStyle.FULL, Words.locale())))
                                .toList(),
                        shifts.list(today).stream()
                                .map(shift -> new ShiftsPage.Row(
                                        shift.id().toString(),
                                        names.getOrDefault(shift.mediator(), ""),
                                        points.containsKey(shift.point())
                                                ? points.get(shift.point()).name()
                                                : "",
                                        ShowWeek.hours(timetables, shift.hours()),
                                        validity(shift)))
                                .sorted(Comparator.comparing(ShiftsPage.Row::name))
                                .toList()));
        return "rota/shifts";
    }

    private String validity(Shift shift) {
        var until = shift.validUntil();
        return until == null
                ? t("rota.shift.since", shift.validFrom())
                : t("rota.absence.between", shift.validFrom(), until);
    }
}
