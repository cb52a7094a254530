// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.Commune;
import fr.parvis.rounds.RoundsAddresses;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.home.AlarmRule;
import fr.parvis.rounds.domain.home.HomeVisit;
import fr.parvis.rounds.domain.home.KeepHomeVisit;
import fr.parvis.rounds.domain.home.MailAlarms;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.sync.PendingCommands;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final int ON_A_PAGE = 20;
    private static final int DAYS = 62;

    private final KeepHomeVisit keep;
    private final SeeHomeVisits see;
    private final AlarmRule rule;
    private final MailAlarms mail;
    private final Team team;
    private final Choices choices;
    private final PendingCommands unsettled;
    private final Clock clock;

    HomeVisitsController(
            KeepHomeVisit keep,
            SeeHomeVisits see,
            AlarmRule rule,
            MailAlarms mail,
            Team team,
            Choices choices,
            PendingCommands unsettled,
            Clock clock) {
        this.keep = keep;
        this.see = see;
        this.rule = rule;
        this.mail = mail;
        this.team = team;
        this.choices = choices;
        this.unsettled = unsettled;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {

        return page(model, blank(), page, who);
    }

    private RoundForm blank() {
        var end = LocalTime.ofInstant(clock.instant().plus(Duration.ofHours(1)), team.zone());
        return RoundForm.with(
                "id",
                Ids.next().toString(),
                "expectedEnd",
                end.truncatedTo(ChronoUnit.MINUTES).toString());
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
                                    SheetController.time(visit.expectedEnd(), team.zone()),
                                    rule.leadMinutes()))
                            .withAction(ADDRESS + "/" + visit.id() + "/annuler", t("rounds.undo"))
                            .onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Result.Rejected<HomeVisit>(var found) -> problems.addAll(found);
                case Result.Conflict<HomeVisit> never -> problems.stale(t("rounds.problem.conflict"));
            }

        return FormAnswer.refused(problems, page(model, form, "1", who));
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
                visit -> t("rounds.home.prolonged", SheetController.time(visit.expectedEnd(), team.zone())));
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
    String acknowledge(@PathVariable UUID id, @RequestParam(defaultValue = "") String found) {

        return done(() -> keep.acknowledge(id, found), visit -> t("rounds.home.acknowledged"));
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

    private String page(Model model, RoundForm form, String asked, SignedIn who) {
        var names = team.names();
        var paging = Paging.uncounted(asked, ON_A_PAGE);
        var over = see.over(team.today().minusDays(DAYS), ON_A_PAGE + 1, paging.offset());
        model.addAttribute(
                "page",
                new HomeVisitsPage(
                        form,
                        choices.people(who.account(), List.of()),
                        choices.partners(),
                        mail.canMail(),
                        rule.leadMinutes(),
                        unsettled.mine("home-visit-arm").stream()
                                .map(this::unarmed)
                                .toList(),
                        see.running().stream()
                                .map(running -> running(running, names, who))
                                .toList(),
                        over.stream()
                                .limit(ON_A_PAGE)
                                .map(visit -> over(visit, names))
                                .toList(),
                        paging.page(),
                        over.size() > ON_A_PAGE));
        return "rounds/home-visits";
    }

    private HomeVisitsPage.Unarmed unarmed(PendingCommands.One one) {
        var command = one.command();
        return new HomeVisitsPage.Unarmed(
                command.id().toString(),
                t(
                        "rounds.home.unarmed.said",
                        choices.commune(command.payload().path("commune").asString(""))
                                .map(Commune::name)
                                .orElse("?"),
                        Words.date(LocalDate.ofInstant(command.at(), team.zone())),
                        SheetController.time(command.at(), team.zone())),
                one.ways().stream()
                        .map(way -> new Option(
                                ADDRESS + "/attente/" + command.id() + "/" + way.name(),
                                t(
                                        way.label(),
                                        way.args().stream()
                                                .map(arg -> arg instanceof LocalTime time ? Words.time(time) : arg)
                                                .toArray())))
                        .toList());
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

    private static String names(HomeVisit visit, Map<UUID, String> names) {
        return Stream.concat(Stream.of(visit.account()), visit.colleagues().stream())
                .map(id -> names.getOrDefault(id, "?"))
                .collect(Collectors.joining(", "));
    }

    private HomeVisitsPage.Running running(SeeHomeVisits.Running running, Map<UUID, String> names, SignedIn who) {
        var visit = running.visit();
        var step = running.step();
        var state = step != null
                ? t("rounds.home.state." + step)
                : visit.acknowledgedAt() != null
                        ? t("rounds.home.state.acknowledged")
                        : running.late() ? t("rounds.home.state.late") : t("rounds.home.state.running");
        return new HomeVisitsPage.Running(
                visit.id().toString(),
                names(visit, names),
                visit.commune(),
                SheetController.time(visit.expectedEnd(), team.zone()),
                visit.expectedEnd().toString(),
                state,
                step != null ? "danger" : running.late() ? "warning" : "act",
                RoundWords.text(visit.privateNote()),
                RoundWords.text(visit.toCall()),
                RoundWords.text(visit.found()),
                visit.isOf(who.account()),
                rule.due(visit, clock.instant()) && who.may(Right.READ_TEAM_DAY),
                step == null ? "" : see.wasMailed(visit.id()) ? t("rounds.home.mailed") : t("rounds.home.not-mailed"));
    }

    private HomeVisitsPage.Over over(HomeVisit visit, Map<UUID, String> names) {
        var ended = visit.endedAt();
        return new HomeVisitsPage.Over(
                Words.shortDay(visit.day()),
                names(visit, names),
                visit.commune(),
                SheetController.time(visit.startedAt(), team.zone()),
                ended == null ? "" : SheetController.time(ended, team.zone()),
                visit.cancelled()
                        ? t("rounds.home.over.cancelled")
                        : visit.armed() ? t("rounds.home.over.armed") : t("rounds.home.over.not-armed"),
                RoundWords.text(visit.found()));
    }
}
