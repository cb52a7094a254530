// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Commune;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.home.AlarmRule;
import fr.parvis.rounds.domain.home.HomeVisit;
import fr.parvis.rounds.domain.home.MailAlarms;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.sync.PendingCommands;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Page of home visits. */
@Component
class ShowHomeVisits {
    private static final String ADDRESS = HomeVisitsController.ADDRESS;
    private static final int ON_A_PAGE = 20;
    private static final int DAYS = 62;

    private final SeeHomeVisits see;
    private final AlarmRule rule;
    private final MailAlarms mail;
    private final Team team;
    private final Choices choices;
    private final PendingCommands unsettled;
    private final Clock clock;

    ShowHomeVisits(
            SeeHomeVisits see,
            AlarmRule rule,
            MailAlarms mail,
            Team team,
            Choices choices,
            PendingCommands unsettled,
            Clock clock) {
        this.see = see;
        this.rule = rule;
        this.mail = mail;
        this.team = team;
        this.choices = choices;
        this.unsettled = unsettled;
        this.clock = clock;
    }

    /** A form for a visit that begins now and lasts an hour. */
    RoundForm blank() {
        var end = LocalTime.ofInstant(clock.instant().plus(Duration.ofHours(1)), team.zone());
        return RoundForm.with(
                "id",
                Ids.next().toString(),
                "expectedEnd",
                end.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    /** @param acknowledging values of the form that acknowledges an alarm, when they were refused */
    String handle(Model model, RoundForm form, FilledForm acknowledging, String asked, SignedIn who) {
        var names = team.names();
        var paging = Paging.uncounted(asked, ON_A_PAGE);
        var over = see.over(team.today().minusDays(DAYS), ON_A_PAGE + 1, paging.offset());
        model.addAttribute(
                "page",
                new HomeVisitsPage(
                        form,
                        acknowledging,
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
                        RoundWords.time(command.at(), team.zone())),
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
                RoundWords.time(visit.expectedEnd(), team.zone()),
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
                RoundWords.time(visit.startedAt(), team.zone()),
                ended == null ? "" : RoundWords.time(ended, team.zone()),
                visit.cancelled()
                        ? t("rounds.home.over.cancelled")
                        : visit.armed() ? t("rounds.home.over.armed") : t("rounds.home.over.not-armed"),
                RoundWords.text(visit.found()));
    }
}
