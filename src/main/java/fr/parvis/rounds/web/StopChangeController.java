// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes of one day of a stop: late, cancelled, elsewhere, at other hours. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class StopChangeController {
    private final AnnounceStopChange say;
    private final TourLookup lookup;
    private final ShowStop show;
    private final Clock clock;

    StopChangeController(AnnounceStopChange say, TourLookup lookup, ShowStop show, Clock clock) {
        this.say = say;
        this.lookup = lookup;
        this.show = show;
        this.clock = clock;
    }

    /** Says of one day of a stop that it is otherwise. */
    @PostMapping(StopController.STOPS + "/{stop}/jour")
    String sayOfDay(
            @PathVariable UUID id,
            @PathVariable UUID stop,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who,
            Model model) {
        var form = RoundForm.of(sent);
        var problems = form.problems();
        var day = form.day("day", true);
        var kind = StopChange.Kind.find(form.of("kind")).orElse(null);
        boolean restores = form.of("kind").equals("restored");
        if (kind == null && !restores) problems.add("kind", t("rounds.problem.event-kind"));
        boolean timed = kind == StopChange.Kind.HOURS || kind == StopChange.Kind.ADDED;
        var from = timed ? form.time("dayFrom") : null;
        var to = timed ? form.time("dayTo") : null;
        var minutes = kind == StopChange.Kind.LATE ? form.number("minutes") : null;
        var back = ToursController.ADDRESS + "/" + id + (who.may(Right.EDIT_POINTS) ? "/arrets/" + stop : "");
        if (day != null && problems.isEmpty()) {
            var now = clock.instant();
            var said = kind == null
                    ? say.restore(stop, day, now)
                    : say.handle(new StopChange(
                            stop, day, kind, from, to, form.text("dayPlace"), minutes, form.of("reason"), now));
            switch (said) {
                case Result.Accepted<StopChange>(var standing) -> {
                    RoundNotices.laterThan(now, standing, kind == null ? StopChange.Kind.RESTORED : kind)
                            .orElseGet(() -> kind == null
                                    ? Notice.success(t("rounds.day.restored", Words.longDate(day)))
                                    : RoundNotices.warned(
                                            t("rounds.day.said", Words.longDate(day), t("rounds.kind." + kind)),
                                            standing.reason()))
                            .onNextPage();
                    return "redirect:" + back;
                }
                case Result.Rejected<StopChange>(var found) ->
                    problems.addAll(found.stream()
                            .map(one -> one.at(fieldOfDay(one.field())))
                            .toList());
                case Result.Conflict<StopChange> _ -> problems.stale(t("rounds.problem.conflict"));
            }
        }
        if (!who.may(Right.EDIT_POINTS)) {
            Notice.danger(problems.entries().values().iterator().next()).onNextPage();
            return "redirect:" + back;
        }
        var round = lookup.editable(id, who);
        var known = ShowStop.find(round, stop).orElseThrow(() -> new NotFound("stop " + stop));
        return FormAnswer.refused(problems, show.handle(model, round, known, show.formOf(known), form));
    }

    /** Field of the form of one day; times and place have names of their own there, beside those of the stop. */
    private static String fieldOfDay(String field) {
        return switch (field) {
            case "from" -> "dayFrom";
            case "to" -> "dayTo";
            case "place" -> "dayPlace";
            case "day", "minutes", "reason" -> field;
            default -> "";
        };
    }
}
