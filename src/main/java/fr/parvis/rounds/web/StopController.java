// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.papers.FrequencyText;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stops of a tour, and the form of one. */
@Controller
@Requires(Right.EDIT_POINTS)
class StopController {
    static final String STOPS = ToursController.ADDRESS + "/{id}/arrets";

    private final SeeTours tours;
    private final PlanTours plan;
    private final TourLookup lookup;
    private final Choices choices;
    private final ShowStop show;

    StopController(SeeTours tours, PlanTours plan, TourLookup lookup, Choices choices, ShowStop show) {
        this.tours = tours;
        this.plan = plan;
        this.lookup = lookup;
        this.choices = choices;
        this.show = show;
    }

    @GetMapping(STOPS + "/nouveau")
    String newStop(@PathVariable UUID id, SignedIn who, Model model) {
        var round = lookup.editable(id, who);
        var today = tours.today(round);
        var from = round.tour().validFrom().isAfter(today) ? round.tour().validFrom() : today;
        return show.handle(
                model,
                round,
                null,
                RoundForm.with(
                        "id", Ids.next().toString(),
                        "rhythm", Frequency.Rhythm.EVERY_WEEK.name(),
                        "position", String.valueOf(round.stops().size() + 1),
                        "validFrom", from.toString()));
    }

    @GetMapping(STOPS + "/{stop}")
    String editStop(@PathVariable UUID id, @PathVariable UUID stop, SignedIn who, Model model) {
        var round = lookup.editable(id, who);
        var known = ShowStop.find(round, stop).orElseThrow(() -> new NotFound("stop " + stop));
        return show.handle(model, round, known, show.formOf(known));
    }

    @PostMapping(STOPS + "/{stop}")
    String saveStop(
            @PathVariable UUID id,
            @PathVariable UUID stop,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who,
            Model model) {
        var round = lookup.editable(id, who);
        sent.set("id", stop.toString());
        var form = RoundForm.of(sent);
        var problems = form.problems();
        var known = ShowStop.find(round, stop).orElse(null);
        var commune = choices.commune(form.of("commune"));
        if (commune.isEmpty()) {
            var meant = choices.suggestions(form.of("commune"));
            problems.add(
                    "commune",
                    meant.isEmpty() ? t("rounds.problem.commune-unknown") : t("rounds.problem.commune-which", meant));
        }
        var hours = hours(form);
        var latitude = form.decimal("latitude");
        var longitude = form.decimal("longitude");
        var from = form.day("validFrom", true);
        var until = form.day("validUntil", false);
        int position = form.number("position");
        if (problems.isEmpty() && from != null && commune.isPresent())
            switch (plan.save(new Stop(
                    stop,
                    "",
                    id,
                    round.tour().association(),
                    position,
                    form.of("place"),
                    form.of("address"),
                    commune.get().insee(),
                    "",
                    "",
                    latitude,
                    longitude,
                    hours,
                    from,
                    until,
                    form.version()))) {
                case Result.Accepted<Stop>(var saved) -> {
                    Notice.success(t("rounds.stop.saved", saved.place(), FrequencyText.of(saved.hours())))
                            .onNextPage();
                    return "redirect:" + ToursController.ADDRESS + "/" + id;
                }
                case Result.Rejected<Stop>(var found) -> problems.addAll(found);
                case Result.Conflict<Stop>(var current) -> {
                    var standing = show.formOf(current);
                    standing.problems().stale(t("rounds.problem.conflict"));
                    return FormAnswer.stale(show.handle(model, round, current, standing));
                }
            }

        return FormAnswer.invalid(show.handle(model, round, known, form));
    }

    /** The written hours when there are some; else what the days, the rhythm and the times say. */
    private static String hours(RoundForm form) {
        if (!form.of("hours").isEmpty()) return form.of("hours");
        var days = form.all("days").stream()
                .flatMap(name -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(name)))
                .toList();
        if (days.isEmpty()) form.problems().add("days", t("rounds.problem.days-missing"));
        var from = form.time("from");
        var to = form.time("to");
        var rhythm = Frequency.Rhythm.find(form.of("rhythm")).orElse(Frequency.Rhythm.EVERY_WEEK);
        if (from == null || to == null || days.isEmpty()) return "";
        if (!to.isAfter(from)) {
            form.problems().add("to", t("rounds.problem.to-after"));
            return "";
        }
        return new Frequency(days, rhythm, from, to, form.is("onHolidays")).compose();
    }
}
