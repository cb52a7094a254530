// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.files.CalendarFile;
import fr.parvis.network.Points;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** Halts as calendars that anybody may follow; never who goes with them. */
@Controller
@ForThePublic
class FeedsController {
    private static final int HALTS = 200;

    /** All there are within the days looked through, of a tour that makes ten halts a day. */
    private static final int HALTS_OF_TOUR = 1000;

    private final Rounds rounds;
    private final SeeTours tours;
    private final Points points;
    private final Clock clock;

    FeedsController(Rounds rounds, SeeTours tours, Points points, Clock clock) {
        this.rounds = rounds;
        this.tours = tours;
        this.points = points;
        this.clock = clock;
    }

    @GetMapping("/tournees/{id}.ics")
    ResponseEntity<byte[]> tour(@PathVariable UUID id, WebRequest request) {
        var tour = tours.find(id).orElseThrow(() -> new NotFound("tour " + id)).tour();
        return answer(tour.name(), rounds.nextStopsOfTour(id, HALTS_OF_TOUR, Words.FRENCH), request);
    }

    @GetMapping("/points/{id}/tournees.ics")
    ResponseEntity<byte[]> point(@PathVariable UUID id, WebRequest request) {
        var point = points.find(id).orElseThrow(() -> new NotFound("point " + id));
        return answer(point.name(), rounds.nextStops(id, HALTS, Words.FRENCH), request);
    }

    @GetMapping("/arrets/{id}.ics")
    ResponseEntity<byte[]> stop(@PathVariable UUID id, WebRequest request) {
        var stop = tours.findStop(id).orElseThrow(() -> new NotFound("stop " + id));
        return answer(stop.place() + ", " + stop.commune(), rounds.nextHalts(id, HALTS_OF_TOUR, Words.FRENCH), request);
    }

    private ResponseEntity<byte[]> answer(String name, List<Rounds.NextStop> halts, WebRequest request) {
        var calendar = Words.in(Words.FRENCH).call(() -> StopsCalendar.of(name, halts, clock.instant()));
        return CalendarFile.answer(calendar, Duration.ofMinutes(5), request);
    }
}
