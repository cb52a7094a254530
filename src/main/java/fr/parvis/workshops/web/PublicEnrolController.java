// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.database.Asking;
import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints.PublicPoint;
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
import fr.parvis.values.Problem;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.WorkshopsSettings;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.PublicSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Enrols somebody of the public in a cycle, by its form at a point. */
@Controller
@ForThePublic
class PublicEnrolController {
    private static final String CYCLE =
            PublicWorkshopsController.AT_POINT + "/{cycle:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";

    /** Origins that are remembered; one enrols so often a day. */
    private static final int ORIGINS = 20_000;

    private final EnrolOneself enrol;
    private final ShowPublicWorkshops show;
    private final Points points;
    private final RateLimiter limiter;

    PublicEnrolController(
            EnrolOneself enrol,
            ShowPublicWorkshops show,
            Points points,
            WorkshopsSettings settings,
            RateLimits limits) {
        this.enrol = enrol;
        this.show = show;
        this.points = points;
        this.limiter = limits.slidingWindow("workshops.public", settings.publicPerDay(), Duration.ofDays(1), ORIGINS);
    }

    @GetMapping(CYCLE)
    String form(@PathVariable String code, @PathVariable UUID cycle, Model model) {
        return form(
                show.point(code), cycle, FilledForm.of(Map.of("id", Ids.next().toString())), model);
    }

    @PostMapping(CYCLE)
    String enrol(
            @PathVariable String code,
            @PathVariable UUID cycle,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletRequest request) {
        var point = show.point(code);
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
}
