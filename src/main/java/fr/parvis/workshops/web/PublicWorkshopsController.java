// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.database.Asking;
import fr.parvis.files.CalendarFile;
import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.WorkshopsSettings;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.EnrolOneself.Own;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.PublicSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Workshops to come: the public sees them, enrols, and finds its seat again by a code; without account, in its language, without script. */
@Controller
@ForThePublic
class PublicWorkshopsController {
    private static final String ROOT = WorkshopsAddresses.PUBLIC;
    private static final String AT_POINT = ROOT + "/point/{code}";
    private static final String CYCLE = AT_POINT + "/{cycle:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";
    private static final String CODE = ROOT + "/code";
    private static final String ONE = CODE + "/{typed}";
    private static final int ON_A_PAGE = 30;

    /** Origins that are remembered; one enrols so often a day. */
    private static final int ORIGINS = 20_000;

    private final EnrolOneself enrol;
    private final Enrol seats;
    private final ShowPublicWorkshops show;
    private final Points points;
    private final PublicPoints publicPoints;
    private final Clock clock;
    private final RateLimiter limiter;
    private final String address;

    PublicWorkshopsController(
            EnrolOneself enrol,
            Enrol seats,
            ShowPublicWorkshops show,
            Points points,
            PublicPoints publicPoints,
            WorkshopsSettings settings,
            ParvisSettings parvis,
            RateLimits limits,
            Clock clock) {
        this.enrol = enrol;
        this.seats = seats;
        this.show = show;
        this.points = points;
        this.publicPoints = publicPoints;
        this.clock = clock;
        this.limiter = limits.slidingWindow("workshops.public", settings.publicPerDay(), Duration.ofDays(1), ORIGINS);
        this.address = parvis.address();
    }

    @GetMapping(ROOT)
    String all(@RequestParam(required = false) @Nullable String page, Model model) {
        return list(null, ROOT, page, model);
    }

    @GetMapping(AT_POINT)
    String at(@PathVariable String code, @RequestParam(required = false) @Nullable String page, Model model) {
        return list(point(code), WorkshopsAddresses.at(code), page, model);
    }

    /** @param point null for the whole network */
    private String list(@Nullable PublicPoint point, String here, @Nullable String page, Model model) {
        var cycles = ShowPublicWorkshops.cycles(show.sessions(point == null ? null : point.id()));
        var paging = Paging.of(page, cycles.size(), ON_A_PAGE);
        model.addAttribute(
                "page",
                new PublicWorkshopsPage(
                        point == null ? "" : point.name(),
                        show.rows(paging.of(cycles), point != null),
                        paging,
                        here,
                        here + "/ateliers.ics"));
        return "workshops/public";
    }

    @GetMapping(ROOT + "/ateliers.ics")
    ResponseEntity<byte[]> calendar(WebRequest request) {
        return Words.in(Words.FRENCH).call(() -> calendar(t("workshops.public.title"), show.sessions(null), request));
    }

    @GetMapping(AT_POINT + "/ateliers.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String code, WebRequest request) {
        var point = point(code);
        return Words.in(Words.FRENCH).call(() -> calendar(point.name(), show.sessions(point.id()), request));
    }

    private ResponseEntity<byte[]> calendar(String name, List<ShowPublicWorkshops.At> sessions, WebRequest request) {
        return CalendarFile.answer(
                SessionsCalendar.of(name, address, sessions, clock.instant()), Duration.ofMinutes(5), request);
    }

    private PublicPoint point(String code) {
        return publicPoints
                .findByCode(code, Words.locale())
                .filter(one -> !one.ended())
                .orElseThrow(() -> new NotFound("point " + code));
    }

    @GetMapping(CYCLE)
    String form(@PathVariable String code, @PathVariable UUID cycle, Model model) {
        return form(point(code), cycle, FilledForm.of(Map.of("id", Ids.next().toString())), model);
    }

    @PostMapping(CYCLE)
    String enrol(
            @PathVariable String code,
            @PathVariable UUID cycle,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletRequest request) {
        var point = point(code);
        var id = FormFields.idOrNew(sent.get("id"));
        var problems = new Problems();
        var phone = FormFields.text(sent, "phone");
        if (isTooOften(request)) problems.add("", t("workshops.public.problem.too-often"));
        else
            switch (Asking.as(association(point))
                    .call(() -> enrol.enrol(new EnrolOneself.Asked(
                            id,
                            cycle,
                            FormFields.number(sent.getOrDefault("persons", "1"), 0),
                            phone,
                            Words.locale().getLanguage())))) {
                case Outcome.Done(var own) -> {
                    Notice.success(t("workshops.public.kept")).onNextPage();
                    return "redirect:" + WorkshopsAddresses.ofCode(own.text());
                }
                case Outcome.Refused(var refused) -> refused.forEach(one -> problems.add(one.field(), said(one)));
                case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
            }
        var typed = new HashMap<>(sent);
        typed.put("id", id.toString());
        return FormAnswer.invalid(form(point, cycle, new FilledForm(typed, problems), model));
    }

    private UUID association(PublicPoint point) {
        return points.find(point.id()).orElseThrow(() -> new NotFound("point")).association();
    }

    /** Each enrolment may send messages and takes seats. */
    private boolean isTooOften(HttpServletRequest request) {
        return !Origin.isThisMachine(request)
                && !limiter.acquire(Origin.of(request)).isZero();
    }

    /** The problem in words that everybody reads. */
    private static String said(Problem problem) {
        return t(
                switch (problem.code()) {
                    case "workshops.problem.phone" -> "workshops.public.problem.phone";
                    case "workshops.problem.too-many" -> "workshops.public.problem.too-many";
                    case "workshops.problem.number" -> "workshops.public.problem.number";
                    default -> "workshops.public.problem.over";
                });
    }

    private String form(PublicPoint point, UUID cycle, FilledForm filled, Model model) {
        var sessions = show.sessions(point.id()).stream()
                .map(ShowPublicWorkshops.At::session)
                .filter(one -> one.cycle().equals(cycle))
                .toList();
        // begun, cancelled or hidden since the list was opened
        if (sessions.isEmpty()) throw new NotFound("cycle " + cycle);
        var next = sessions.getFirst();
        model.addAttribute(
                "page",
                new PublicWorkshopsPage.Form(
                        WorkshopsAddresses.at(point.code(), cycle),
                        WorkshopsAddresses.at(point.code()),
                        next.title(),
                        point.name(),
                        ShowPublicWorkshops.address(point),
                        next.goals(),
                        show.language(next.language()),
                        sessions.stream()
                                .map(one -> show.when(one.begins(), one.ends(), one.point()))
                                .toList(),
                        t("workshops.public.seats." + next.seats().key()),
                        next.seats() == PublicSession.Seats.FULL,
                        filled.value("id"),
                        IntStream.rangeClosed(1, Enrolment.MOST_PERSONS)
                                .mapToObj(number -> new Option(String.valueOf(number), String.valueOf(number)))
                                .toList(),
                        filled.values().getOrDefault("persons", "1"),
                        FormFields.text(filled.values(), "phone"),
                        filled.problems()));
        return "workshops/publicform";
    }

    /** Where one types a code. */
    @GetMapping(CODE)
    String ask(@RequestParam(defaultValue = "") String code, Model model) {
        var problems = new Problems();
        if (!code.isBlank()) {
            var read = OwnCode.read(code);
            if (read.flatMap(enrol::association).isPresent())
                return "redirect:" + WorkshopsAddresses.ofCode(read.get().text());
            problems.add("code", t("workshops.public.problem.code"));
        }
        model.addAttribute("code", code.length() > 40 ? "" : code);
        model.addAttribute("problems", problems);
        return "workshops/code";
    }

    /** In the scope of the association whose enrolment it is; a code that leads nowhere any more is said so. */
    private String behind(String typed, Model model, HttpServletResponse response, Function<Own, String> then) {
        // the address is a secret: it travels to no other site, stands in no index and stays in no cache
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");
        var code = OwnCode.read(typed);
        var association = code.flatMap(enrol::association);
        if (code.isEmpty() || association.isEmpty()) {
            model.addAttribute("code", "");
            model.addAttribute("problems", new Problems().add("code", t("workshops.public.problem.late")));
            return FormAnswer.with(HttpStatus.NOT_FOUND, "workshops/code");
        }
        return Asking.as(association.get())
                .call(() -> then.apply(enrol.find(code.get()).orElseThrow(() -> new NotFound("enrolment of a code"))));
    }

    @GetMapping(ONE)
    String show(@PathVariable String typed, Model model, HttpServletResponse response) {
        return behind(typed, model, response, own -> own(own, typed, model));
    }

    @PostMapping(ONE + "/reponse")
    String answer(
            @PathVariable String typed,
            @RequestParam(defaultValue = "") String vient,
            Model model,
            HttpServletResponse response) {
        return behind(typed, model, response, own -> {
            var done = seats.answer(own.enrolment().id(), vient.equals("oui"));
            (done instanceof Outcome.Done
                            ? Notice.success(t("workshops.public.kept"))
                            : Notice.warning(t("workshops.public.problem.late")))
                    .onNextPage();
            return "redirect:" + here(typed);
        });
    }

    @PostMapping(ONE + "/annuler")
    String cancel(@PathVariable String typed, Model model, HttpServletResponse response) {
        return behind(typed, model, response, own -> {
            if (leaves(own)) {
                seats.cancel(own.enrolment().id());
                Notice.success(t("workshops.public.state.cancelled")).onNextPage();
            } else Notice.warning(t("workshops.public.problem.over")).onNextPage();
            return "redirect:" + here(typed);
        });
    }

    /** The code as it is shown, however it was typed. */
    private static String text(String typed) {
        return OwnCode.read(typed)
                .orElseThrow(() -> new NotFound("enrolment of a code"))
                .text();
    }

    private static String here(String typed) {
        return WorkshopsAddresses.ofCode(text(typed));
    }

    /** Whether it can be given up: once the last session has begun nothing changes any more. */
    private static boolean leaves(Own own) {
        return !own.enrolment().state().isOver()
                && !own.cycle().cancelled()
                && !own.sessions().isEmpty();
    }

    private String own(Own own, String typed, Model model) {
        var it = own.enrolment();
        var point = publicPoints.find(own.cycle().point(), Words.locale()).orElseThrow(() -> new NotFound("point"));
        boolean offered = leaves(own) && it.state() == Enrolment.State.OFFERED;
        model.addAttribute(
                "page",
                new PublicWorkshopsPage.Own(
                        here(typed),
                        own.workshop().title(),
                        point.name(),
                        ShowPublicWorkshops.address(point),
                        own.sessions().stream()
                                .map(one -> show.when(
                                        one.begins(), one.ends(), own.cycle().point()))
                                .toList(),
                        state(own),
                        t("workshops.public.own.persons", it.persons()),
                        it.reached() && it.learner() == null ? text(typed) : "",
                        offered,
                        leaves(own) && !offered));
        return "workshops/own";
    }

    private String state(Own own) {
        var it = own.enrolment();
        if (own.cycle().cancelled()) return t("workshops.public.state.off");
        if (own.sessions().isEmpty()) return t("workshops.public.state.over");
        var until = it.offeredUntil();
        return switch (it.state()) {
            case ENROLLED -> t("workshops.public.state.enrolled");
            case OFFERED ->
                until == null || !until.isAfter(clock.instant())
                        ? t("workshops.public.problem.late")
                        : t(
                                "workshops.public.state.offered",
                                show.day(until, own.cycle().point()),
                                show.time(until, own.cycle().point()));
            case WAITING -> t("workshops.public.state.waiting");
            case DECLINED -> t("workshops.public.state.declined");
            case CANCELLED -> t("workshops.public.state.cancelled");
        };
    }
}
