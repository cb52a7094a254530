// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.RoundsAddresses;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.home.AlarmRule;
import fr.parvis.rounds.domain.home.HomeVisit;
import fr.parvis.rounds.domain.home.KeepHomeVisit;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.sync.PendingCommands;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Home visits that somebody watches over. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class HomeVisitsController {
    static final String ADDRESS = RoundsAddresses.HOME_VISITS;

    private final KeepHomeVisit keep;
    private final AlarmRule rule;
    private final ShowHomeVisits show;
    private final Team team;
    private final Choices choices;
    private final PendingCommands unsettled;
    private final Clock clock;

    HomeVisitsController(
            KeepHomeVisit keep,
            AlarmRule rule,
            ShowHomeVisits show,
            Team team,
            Choices choices,
            PendingCommands unsettled,
            Clock clock) {
        this.keep = keep;
        this.rule = rule;
        this.show = show;
        this.team = team;
        this.choices = choices;
        this.unsettled = unsettled;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {
        return show.handle(model, show.blank(), FilledForm.empty(), page, who);
    }

    @PostMapping(ADDRESS)
    String arm(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var form = RoundForm.of(sent);
        var problems = form.problems();
        var commune = choices.commune(form.of("commune"));
        if (commune.isEmpty()) {
            var meant = choices.suggestions(form.of("commune"));
            problems.add(
                    "commune",
                    meant.isEmpty() ? t("rounds.problem.commune-unknown") : t("rounds.problem.commune-which", meant));
        }
        var time = form.time("expectedEnd");
        if (problems.isEmpty() && time != null && commune.isPresent())
            switch (keep.arm(new KeepHomeVisit.Asked(
                    form.idOrNew("id"),
                    commune.get().insee(),
                    form.text("privateNote"),
                    form.text("toCall"),
                    form.text("partner"),
                    form.ids("colleagues"),
                    clock.instant(),
                    next(time),
                    null))) {
                case Result.Accepted<HomeVisit>(var visit) -> {
                    Notice.success(t(
                                    "rounds.home.armed",
                                    RoundWords.time(visit.expectedEnd(), team.zone()),
                                    rule.leadMinutes()))
                            .withAction(ADDRESS + "/" + visit.id() + "/annuler", t("rounds.undo"))
                            .onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Result.Rejected<HomeVisit>(var found) -> problems.addAll(found);
                case Result.Conflict<HomeVisit> never -> problems.stale(t("rounds.problem.conflict"));
            }

        return FormAnswer.refused(problems, show.handle(model, form, FilledForm.empty(), "1", who));
    }

    /** The next moment at which clocks there show that time. */
    private Instant next(LocalTime time) {
        var now = clock.instant().atZone(team.zone());
        var today = now.toLocalDate().atTime(time).atZone(team.zone());
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(time).atZone(team.zone()))
                .toInstant();
    }

    @PostMapping(ADDRESS + "/{id}/fin")
    String end(@PathVariable UUID id) {
        return done(() -> keep.end(id, clock.instant()), visit -> t("rounds.home.ended"));
    }

    @PostMapping(ADDRESS + "/{id}/annuler")
    String cancel(@PathVariable UUID id) {
        return done(() -> keep.cancel(id), visit -> t("rounds.home.cancelled"));
    }

    @PostMapping(ADDRESS + "/{id}/prolonger")
    String prolong(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "30") String minutes,
            @RequestParam(defaultValue = "") String expectedEnd) {
        int by = minutes.matches("\\d{1,4}") ? Integer.parseInt(minutes) : 0;
        return done(
                () -> keep.prolong(id, Duration.ofMinutes(by), clock.instant(), instant(expectedEnd)),
                visit -> t("rounds.home.prolonged", RoundWords.time(visit.expectedEnd(), team.zone())));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
    @PostMapping(ADDRESS + "/{id}/acquitter")
    String acknowledge(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String found, SignedIn who, Model model) {
        var result = keep.acknowledge(id, found);
        if (result instanceof Result.Rejected<HomeVisit>(var refused)
                && refused.getFirst().field().equals("found")) {
            var problems = new Problems().addAll(refused);
            var typed = new FilledForm(Map.of("id", id.toString(), "found", found), problems);
            return FormAnswer.invalid(show.handle(model, show.blank(), typed, "1", who));
        }
        return done(() -> result, visit -> t("rounds.home.acknowledged"));
    }

    private static String done(Supplier<Result<HomeVisit>> what, Function<HomeVisit, String> said) {
        var notice = switch (what.get()) {
            case Result.Accepted<HomeVisit>(var visit) -> Notice.success(said.apply(visit));
            case Result.Rejected<HomeVisit>(var problems) -> Notice.danger(RoundForm.first(problems));
            case Result.Conflict<HomeVisit> never -> Notice.warning(t("rounds.problem.conflict"));
        };
        notice.onNextPage();

        return "redirect:" + ADDRESS;
    }

    /** One that could not be armed in time is armed now, or is over. */
    @PostMapping(ADDRESS + "/attente/{id}/{way}")
    String settle(@PathVariable UUID id, @PathVariable String way) {
        var notice = switch (unsettled.settle(id, way)) {
            case Outcome.Done(var _) -> Notice.success(t("rounds.home.unarmed.done." + way));
            case Outcome.Changed() -> Notice.warning(t("rounds.home.unarmed.gone"));
            case Outcome.Refused(var problems) -> Notice.danger(t(problems.getFirst()));
        };
        notice.onNextPage();

        return "redirect:" + ADDRESS;
    }
}
