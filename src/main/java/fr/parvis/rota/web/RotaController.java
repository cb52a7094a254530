// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.SeeWeek;
import fr.parvis.rota.domain.week.PlanDays;
import fr.parvis.rota.domain.week.PlanDays.Part;
import fr.parvis.rota.domain.week.PlanDuties;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The week of the team, and the day of one of them. */
@Controller
@Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
class RotaController {
    static final String DAY = RotaAddresses.WEEK + "/jour";
    static final String MOVE = RotaAddresses.WEEK + "/deplacer";
    private static final String DUTY = DAY + "/moment";

    /** An end at midnight is that of the day. */
    private static final int MINUTES_A_DAY = 1440;

    private final SeeWeek weeks;
    private final PlanDays days;
    private final PlanDuties duties;
    private final Turns turns;
    private final Accounts accounts;
    private final ShowWeek show;
    private final LocalDays localDays;

    RotaController(
            SeeWeek weeks,
            PlanDays days,
            PlanDuties duties,
            Turns turns,
            Accounts accounts,
            ShowWeek show,
            LocalDays localDays) {
        this.weeks = weeks;
        this.days = days;
        this.duties = duties;
        this.turns = turns;
        this.accounts = accounts;
        this.show = show;
        this.localDays = localDays;
    }

    /**
     * Part of the rota that the address asks for.
     *
     * @param semaine a day of the week
     * @param qui somebody whose page is shown
     */
    record Question(String semaine, String qui, String page) {
        Question {
            semaine = FormFields.given(semaine);
            qui = FormFields.given(qui);
            page = FormFields.given(page);
        }
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(RotaAddresses.WEEK)
    String week(@ModelAttribute Question question, SignedIn who, Model model) {
        var day = ShowWeek.day(question.semaine(), localDays.today());
        model.addAttribute("page", show.page(weeks.of(day), who, question.page(), FormFields.id(question.qui())));
        return "rota/week";
    }

    @GetMapping(DAY)
    String day(
            @RequestParam(defaultValue = "") String mediateur,
            @RequestParam(defaultValue = "") String jour,
            Model model) {
        var mediator = known(mediateur);
        var day = CalendarYears.day(jour);
        if (day == null) throw new NotFound("day " + jour);
        var seen = days.see(mediator, day);
        return dayPage(model, seen, DayPage.turns(seen.turns()), DayPage.Duty.blank());
    }

    @PostMapping(DAY)
    String plan(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var mediator = known(FormFields.text(sent, "mediateur"));
        var day = CalendarYears.day(FormFields.text(sent, "jour"));
        if (day == null) throw new NotFound("day");
        var problems = new Problems();
        var parts = parts(sent, problems);
        int version = Objects.requireNonNullElse(FormFields.number(FormFields.text(sent, "version")), -1);
        if (problems.isEmpty())
            if (problems.noneOf(days.handle(mediator, day, parts, version), "rota.problem.changed-meanwhile")) {
                Notice.success(t("rota.day.saved", name(mediator), Words.longDate(day)))
                        .onNextPage();
                return "redirect:" + ShowWeek.address(day, mediator);
            }
        var typed = DayPage.turns(sent, problems);
        return FormAnswer.refused(problems, dayPage(model, days.see(mediator, day), typed, DayPage.Duty.blank()));
    }

    private static List<Part> parts(MultiValueMap<String, String> sent, Problems problems) {
        var parts = new ArrayList<Part>();
        if (sent.containsKey("repos")) return parts;
        for (int i = 0; i < PlanDays.MOST; i++) {
            var point = FormFields.text(sent, "point" + i);
            var from = FormFields.text(sent, "from" + i);
            var until = FormFields.text(sent, "until" + i);
            if (point.isEmpty() && from.isEmpty() && until.isEmpty()) continue;
            var at = FormFields.id(point);
            var starts = FormFields.time(from);
            var ends = FormFields.time(until);
            if (at == null) problems.add("point" + i, t("rota.problem.point-unknown"));
            if (starts == null) problems.add("from" + i, t("rota.problem.time"));
            if (ends == null) problems.add("until" + i, t("rota.problem.time"));
            if (at != null && starts != null && ends != null)
                parts.add(new Part(minute(starts), ends.equals(LocalTime.MIDNIGHT) ? MINUTES_A_DAY : minute(ends), at));
        }
        return parts;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private String dayPage(Model model, PlanDays.Day day, DayPage.Turns planned, DayPage.Duty duty) {
        var points = turns.byId().values().stream()
                .filter(point -> point.openOn(day.day()))
                .toList();
        model.addAttribute(
                "page",
                new DayPage(
                        day.mediator().toString(),
                        name(day.mediator()),
                        day.day(),
                        day.own(),
                        day.version(),
                        planned,
                        ShowWeek.options(points),
                        show.booked(day.mediator(), day.day()),
                        duty,
                        ShowWeek.duties()));
        return "rota/day";
    }

    /** Time on the line or at a partner's is taken as an appointment is. */
    @PostMapping(DUTY)
    String hold(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var mediator = known(FormFields.text(sent, "mediateur"));
        var day = CalendarYears.day(FormFields.text(sent, "jour"));
        if (day == null) throw new NotFound("day");
        var id = FormFields.idOrNew(FormFields.text(sent, "id"));
        var kind = FormFields.one(HoldKind.class, FormFields.text(sent, "kind"), HoldKind.LINE);
        var from = FormFields.time(FormFields.text(sent, "from"));
        var until = FormFields.time(FormFields.text(sent, "until"));
        var problems = new Problems();
        if (from == null) problems.add("from", t("rota.problem.time"));
        if (until == null) problems.add("until", t("rota.problem.time"));
        if (from != null && until != null)
            if (problems.noneOf(
                    duties.hold(new PlanDuties.Duty(id, mediator, kind, day, from, until)),
                    "rota.problem.changed-meanwhile")) {
                Notice.success(t("rota.duty.held", name(mediator), Words.longDate(day)))
                        .onNextPage();
                return "redirect:" + ShowWeek.address(day, mediator);
            }
        var seen = days.see(mediator, day);
        return FormAnswer.refused(
                problems, dayPage(model, seen, DayPage.turns(seen.turns()), DayPage.Duty.of(sent, problems)));
    }

    @PostMapping(DUTY + "/rendre")
    String release(@RequestParam MultiValueMap<String, String> sent) {
        var mediator = known(FormFields.text(sent, "mediateur"));
        var day = CalendarYears.day(FormFields.text(sent, "jour"));
        var duty = FormFields.id(FormFields.text(sent, "moment"));
        if (day == null || duty == null) throw new NotFound("duty");
        (duties.release(duty)
                        ? Notice.success(t("rota.duty.released"))
                        : Notice.warning(t("rota.problem.changed-meanwhile")))
                .onNextPage();
        return "redirect:" + ShowWeek.address(day, mediator);
    }

    @PostMapping(DAY + "/habituel")
    String asUsual(@RequestParam(defaultValue = "") String mediateur, @RequestParam(defaultValue = "") String jour) {
        var mediator = known(mediateur);
        var day = CalendarYears.day(jour);
        if (day == null) throw new NotFound("day " + jour);
        days.asUsual(mediator, day);
        Notice.success(t("rota.day.usual-again", name(mediator), Words.longDate(day)))
                .onNextPage();
        return "redirect:" + ShowWeek.address(day, mediator);
    }

    /** One turn goes to another day or colleague; with the same two exchanged it goes back. */
    @PostMapping(MOVE)
    String move(@RequestParam MultiValueMap<String, String> sent) {
        var mediator = known(FormFields.text(sent, "mediator"));
        var to = known(FormFields.text(sent, "to"));
        var day = CalendarYears.day(FormFields.text(sent, "day"));
        var toDay = CalendarYears.day(FormFields.text(sent, "toDay"));
        var from = FormFields.number(FormFields.text(sent, "from"));
        if (day == null || toDay == null || from == null) throw new NotFound("turn");
        var was = new PlanDays.Own(mediator, day);
        var is = new PlanDays.Own(to, toDay);
        var notice = switch (days.move(was, from, is)) {
            case Outcome.Done(var _) ->
                Notice.success(t("rota.moved", name(to), Words.longDate(toDay)))
                        .withAction(back(was, from, is), t("rota.undo"));
            case Outcome.Refused(var found) -> Notice.danger(Words.t(found.getFirst()));
            case Outcome.Changed() -> Notice.warning(t("rota.problem.changed-meanwhile"));
        };
        notice.onNextPage();
        return "redirect:" + ShowWeek.address(toDay, to);
    }

    private static String back(PlanDays.Own was, int from, PlanDays.Own is) {
        return "%s?mediator=%s&day=%s&from=%d&to=%s&toDay=%s"
                .formatted(MOVE, is.mediator(), is.day(), from, was.mediator(), was.day());
    }

    private UUID known(String id) {
        var mediator = FormFields.id(id);
        if (mediator == null || !accounts.names().containsKey(mediator)) throw new NotFound("mediator " + id);
        return mediator;
    }

    private String name(UUID mediator) {
        return accounts.names().getOrDefault(mediator, "");
    }
}
