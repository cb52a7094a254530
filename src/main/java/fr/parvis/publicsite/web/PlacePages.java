// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.files.CalendarFile;
import fr.parvis.files.TaggedPdf;
import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.PlaceOffers;
import fr.parvis.network.PointKind;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.rounds.Rounds;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** The page of a point under its short address, its opening hours as a calendar, and its poster. */
@Controller
@ForThePublic(replica = true)
class PlacePages {
    private static final int STOPS = 6;
    private static final int INSTEAD = 3;

    /** How far ahead a calendar tells the hours; whoever subscribes asks again. */
    private static final int CALENDAR_DAYS = 62;

    private static final int DATA_DAYS = 14;

    private final PublicPoints points;
    private final Rounds rounds;
    private final Communes communes;
    private final PlaceData data;
    private final TaggedPdf pdf;
    private final Posters posters;
    private final Site site;
    private final List<PlaceOffers> offers;
    private final Clock clock;

    PlacePages(
            PublicPoints points,
            Rounds rounds,
            Communes communes,
            PlaceData data,
            TaggedPdf pdf,
            Posters posters,
            Site site,
            List<PlaceOffers> offers,
            Clock clock) {
        this.points = points;
        this.rounds = rounds;
        this.communes = communes;
        this.data = data;
        this.pdf = pdf;
        this.posters = posters;
        this.site = site;
        this.offers = offers;
        this.clock = clock;
    }

    /** Where the page was before it had a short address. */
    @GetMapping("/points/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}")
    ResponseEntity<Void> before(@PathVariable UUID id) {
        var point = points.find(id, Words.locale()).orElseThrow(() -> new NotFound("point " + id));
        return PermanentRedirect.to("/p/" + point.code());
    }

    @GetMapping("/p/{code}")
    String point(@PathVariable String code, Model model) {
        model.addAttribute("page", page(get(code, Words.locale())));
        return "publicsite/point";
    }

    @GetMapping("/p/{code}/horaires.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String code, WebRequest request) {
        var point = get(code, Words.FRENCH);
        return Words.in(Words.FRENCH)
                .call(() -> CalendarFile.answer(
                        OpeningsCalendar.of(
                                point,
                                site.whole("/p/" + code),
                                points.openings(point.id(), CALENDAR_DAYS),
                                clock.instant()),
                        Duration.ofHours(1),
                        request));
    }

    @ForThePublic(weight = 20)
    @GetMapping("/p/{code}/affiche.pdf")
    ResponseEntity<byte[]> poster(
            @PathVariable String code, @RequestParam(defaultValue = "") String format, WebRequest request) {
        var point = get(code, Words.locale());
        // no poster for the door of a point that has closed
        if (point.ended()) return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        var words = posters.words(site.whole("/p/" + code), format);
        words.put("point", point);
        words.put("needs", Filters.needs(point.helps()));
        return posters.answer("affiche-" + code, pdf.write("publicsite/poster.jte", words), request);
    }

    private PublicPoint get(String code, Locale locale) {
        return points.findByCode(code, locale).orElseThrow(() -> new NotFound("point " + code));
    }

    private PlacePage page(PublicPoint point) {
        var address = site.whole("/p/" + point.code());
        boolean goesRound = point.kind() != PointKind.FIXED && !point.ended();
        return new PlacePage(
                point,
                address,
                site.whole("/p/" + point.code() + "/horaires.ics"),
                t(
                        "publicsite.share.message",
                        point.name(),
                        point.address(),
                        point.postcode(),
                        point.commune(),
                        address),
                data.of(point, address, point.ended() ? List.of() : points.openings(point.id(), DATA_DAYS)),
                goesRound ? rounds.listTours(point.id()) : List.of(),
                goesRound ? rounds.nextStops(point.id(), STOPS, Words.locale()) : List.of(),
                point.ended()
                        ? List.of()
                        : offers.stream()
                                .flatMap(one -> one.at(point.id(), point.code()).stream())
                                .toList(),
                point.ended() ? instead(point) : List.of());
    }

    /** The nearest points that still receive the public. */
    private List<PublicPoint> instead(PublicPoint point) {
        var latitude = point.latitude();
        var longitude = point.longitude();
        if (latitude != null && longitude != null)
            return points.near(new Coordinates(latitude, longitude), Wish.ANY, INSTEAD, Words.locale());
        return communes.find(point.insee())
                .map(commune -> points.near(commune, Wish.ANY, INSTEAD, Words.locale()))
                .orElse(List.of());
    }
}
