// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.BaseMap;
import fr.parvis.network.GeoJson;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.papers.FrequencyText;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The tours, and a tour with its stops and its map. */
@Controller
@Requires(Right.READ_POINTS)
class ToursController {
    static final String ADDRESS = "/bureau/tournees";
    static final int ON_A_PAGE = 30;

    private final SeeTours tours;
    private final TourLookup lookup;
    private final Choices choices;
    private final BaseMap base;
    private final Clock clock;

    ToursController(SeeTours tours, TourLookup lookup, Choices choices, BaseMap base, Clock clock) {
        this.tours = tours;
        this.lookup = lookup;
        this.choices = choices;
        this.base = base;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {
        var rows = new ArrayList<ToursPage.Row>();
        var all = tours.list(who.association());
        var paging = Paging.of(page, all.size(), ON_A_PAGE);
        var shown = paging.of(all);
        var halts = tours.nextOfEach(shown, 35);
        for (var round : shown) {
            var tour = round.tour();
            var today = tours.today(round);
            boolean over = tour.validUntil() != null && tour.validUntil().isBefore(today);
            var next = halts.getOrDefault(tour.id(), List.of()).stream()
                    .filter(o -> o.takesPlace() && o.end().isAfter(clock.instant()))
                    .findFirst();
            rows.add(new ToursPage.Row(
                    tour.id().toString(),
                    tour.name(),
                    round.point().name(),
                    RoundWords.text(tour.vehicle()),
                    choices.partner(tour.partner()),
                    (int) round.stops().stream()
                            .filter(stop -> !TourLookup.ended(stop, today))
                            .count(),
                    next.map(o -> t("rounds.next", Words.longDate(o.day()), RoundWords.hours(o), o.place()))
                            .orElse(null),
                    over));
        }
        model.addAttribute(
                "page", new ToursPage(rows, who.may(Right.EDIT_POINTS), all.size(), paging.page(), paging.pages()));

        return "rounds/tours";
    }

    @GetMapping(ADDRESS + "/{id}")
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        var round = lookup.get(id);

        var tour = round.tour();
        var today = tours.today(round);
        model.addAttribute(
                "page",
                new TourPage(
                        tour.id().toString(),
                        tour.name(),
                        round.point().name(),
                        round.point().id().toString(),
                        RoundWords.text(tour.vehicle()),
                        choices.partner(tour.partner()),
                        tour.kit(),
                        RoundWords.validity(tour.validFrom(), tour.validUntil()),
                        TourLookup.mayEdit(who, round),
                        round.stops().stream()
                                .map(stop -> new TourPage.StopRow(
                                        stop.id().toString(),
                                        stop.place(),
                                        stop.address(),
                                        stop.commune(),
                                        FrequencyText.of(stop.hours()),
                                        RoundWords.validity(stop.validFrom(), stop.validUntil()),
                                        TourLookup.ended(stop, today)))
                                .toList(),
                        round.stops().stream()
                                .anyMatch(stop -> stop.latitude() != null && !TourLookup.ended(stop, today)),
                        lookup.next(round, 21)));
        model.addAttribute("base", base);
        return "rounds/tour";
    }

    /** Stops of a tour that are still served, for its map. */
    @GetMapping(ADDRESS + "/{id}/arrets.json")
    ResponseEntity<Map<String, Object>> stops(@PathVariable UUID id, SignedIn who) {
        var round = lookup.get(id);
        var today = tours.today(round);
        boolean edits = TourLookup.mayEdit(who, round);
        return GeoJson.answer(round.stops().stream()
                .filter(stop -> !TourLookup.ended(stop, today))
                .flatMap(stop -> feature(stop, edits).stream())
                .toList());
    }

    private static Optional<Map<String, Object>> feature(Stop stop, boolean edits) {
        var latitude = stop.latitude();
        var longitude = stop.longitude();
        return latitude == null || longitude == null
                ? Optional.empty()
                : Optional.of(GeoJson.point(
                        latitude,
                        longitude,
                        GeoJson.pin(
                                "mobile",
                                null,
                                stop.place(),
                                edits ? ADDRESS + "/" + stop.tour() + "/arrets/" + stop.id() : null,
                                List.of(stop.commune(), FrequencyText.of(stop.hours())))));
    }
}
