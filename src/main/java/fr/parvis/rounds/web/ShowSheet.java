// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.crews.Roster;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The sheet of a day's tours, for the page. */
@Component
class ShowSheet {
    private static final String ADDRESS = SheetController.ADDRESS;

    private final SeeTours tours;
    private final Roster roster;
    private final Team team;
    private final Choices choices;
    private final Clock clock;

    ShowSheet(SeeTours tours, Roster roster, Team team, Choices choices, Clock clock) {
        this.tours = tours;
        this.roster = roster;
        this.team = team;
        this.choices = choices;
        this.clock = clock;
    }

    /** @param moving form of a place elsewhere that was refused, by stop */
    String handle(LocalDate day, SignedIn who, Map<UUID, FilledForm> moving, Model model) {
        var today = team.today();
        var crews = new NamedCrews(roster.between(day, day), team.names());
        var parts = tours.on(day).stream()
                .map(tour -> part(tour, crews, who, day.equals(today), moving))
                .sorted(Comparator.comparing((SheetPage.Part part) -> !part.mine()))
                .toList();
        model.addAttribute(
                "page",
                new SheetPage(
                        day.toString(),
                        Words.longDate(day),
                        ADDRESS + "?jour=" + day.minusDays(1),
                        ADDRESS + "?jour=" + day.plusDays(1),
                        day.equals(today),
                        parts,
                        who.may(Right.EDIT_POINTS)));
        return "rounds/sheet";
    }

    private SheetPage.Part part(
            SeeTours.TourDay tour, NamedCrews crews, SignedIn who, boolean today, Map<UUID, FilledForm> moving) {
        var round = tour.round();
        var members = crews.members(round.tour().id(), tour.inOrder().getFirst().day());
        var rows = new ArrayList<SheetPage.HaltPart>();
        Occurrence before = null;
        double all = 0;
        for (var o : tour.inOrder()) {
            var way = o.takesPlace() ? StraightLineDistance.kilometres(before, o) : Optional.<Double>empty();
            all += way.orElse(0.0);
            rows.add(halt(o, tour, way, today, moving.getOrDefault(o.stop().id(), FilledForm.empty())));
            if (o.takesPlace()) before = o;
        }
        return new SheetPage.Part(
                round.tour().id().toString(),
                round.tour().name(),
                RoundWords.text(round.tour().vehicle()),
                choices.partner(round.tour().partner()),
                String.join(", ", crews.names(members)),
                members.contains(who.account()),
                round.tour().kit().stream().map(item -> new Option(item, item)).toList(),
                tour.kit(),
                all > 0 ? t("rounds.sheet.length", Words.number(all)) : "",
                rows);
    }

    private SheetPage.HaltPart halt(
            Occurrence o, SeeTours.TourDay tour, Optional<Double> way, boolean today, FilledForm moving) {
        var stop = o.stop();
        var zone = tour.round().point().zone();
        boolean changeable = !o.day().isBefore(team.today().minusDays(1));
        var halt = tour.halts().get(stop.id());
        var left = halt == null ? null : halt.leftAt();
        boolean moved = o.state() == Rounds.State.MOVED;
        int visits = tour.visits().getOrDefault(stop.id(), 0);
        return new SheetPage.HaltPart(
                stop.id().toString(),
                ADDRESS + "/arrets/" + stop.id() + "/" + o.day(),
                RoundWords.hours(o),
                o.place(),
                RoundWords.address(o),
                moved || stop.latitude() == null ? null : "geo:" + stop.latitude() + "," + stop.longitude(),
                way.map(km -> t("rounds.sheet.way", Words.number(km))).orElse(""),
                o.state() == Rounds.State.PLANNED ? "" : RoundWords.state(o),
                o.state().name(),
                o.note(),
                halt == null ? "" : t("rounds.sheet.arrived", RoundWords.time(halt.arrivedAt(), zone)),
                left == null ? "" : t("rounds.sheet.left", RoundWords.time(left, zone)),
                today && halt == null,
                halt != null && (today ? left == null : halt.goesOn(clock.instant())),
                halt == null && changeable && tour.round().whyNotOn(o.day()).isEmpty(),
                visits == 0 ? "" : Words.n("rounds.sheet.visits", visits),
                moving);
    }
}
