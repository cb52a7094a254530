// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.database.Asking;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.EnrolOneself.Own;
import fr.parvis.workshops.domain.Enrolment;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An enrolment as who made it finds it again by a code: its state, an answer to an offer, giving it up. */
@Controller
@ForThePublic
class OwnEnrolmentController {
    private static final String CODE = WorkshopsAddresses.PUBLIC + "/code";
    private static final String ONE = CODE + "/{typed}";

    private final EnrolOneself enrol;
    private final Enrol seats;
    private final ShowPublicWorkshops show;
    private final PublicPoints publicPoints;
    private final Clock clock;

    OwnEnrolmentController(
            EnrolOneself enrol, Enrol seats, ShowPublicWorkshops show, PublicPoints publicPoints, Clock clock) {
        this.enrol = enrol;
        this.seats = seats;
        this.show = show;
        this.publicPoints = publicPoints;
        this.clock = clock;
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
