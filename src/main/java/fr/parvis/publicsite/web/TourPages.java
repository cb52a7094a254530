// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.files.TaggedPdf;
import fr.parvis.network.Communes;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.rounds.Rounds.PublicTour;
import fr.parvis.rounds.RoundsAddresses;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** The page of a tour under its short address: where it stops next, its calendar and its poster. */
@Controller
@ForThePublic(replica = true)
class TourPages {
    private static final int NEXT = 8;

    /** Enough to meet each stop of a tour once. */
    private static final int LOOKED_THROUGH = 60;

    private static final int INSTEAD = 3;

    private final Rounds rounds;
    private final PublicPoints points;
    private final Communes communes;
    private final TaggedPdf pdf;
    private final Posters posters;
    private final Site site;

    TourPages(Rounds rounds, PublicPoints points, Communes communes, TaggedPdf pdf, Posters posters, Site site) {
        this.rounds = rounds;
        this.points = points;
        this.communes = communes;
        this.pdf = pdf;
        this.posters = posters;
        this.site = site;
    }

    /** The long address, as calendars and papers know a tour. */
    @GetMapping("/tournees/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}")
    ResponseEntity<Void> before(@PathVariable UUID id) {
        return PermanentRedirect.to("/t/"
                + rounds.findTour(id)
                        .orElseThrow(() -> new NotFound("tour " + id))
                        .code());
    }

    @GetMapping("/t/{code}")
    String tour(@PathVariable String code, Model model) {
        model.addAttribute("page", page(get(code)));
        return "publicsite/tour";
    }

    @ForThePublic(weight = 20)
    @GetMapping("/t/{code}/affiche.pdf")
    ResponseEntity<byte[]> poster(
            @PathVariable String code, @RequestParam(defaultValue = "") String format, WebRequest request) {
        var page = page(get(code));
        if (page.tour().over() || page.point().ended())
            return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        var words = posters.words(page.address(), format);
        words.put("page", page);
        return posters.answer("affiche-" + code, pdf.write("publicsite/tour-poster.jte", words), request);
    }

    private PublicTour get(String code) {
        return rounds.findTour(code).orElseThrow(() -> new NotFound("tour " + code));
    }

    private TourPage page(PublicTour tour) {
        var point = points.find(tour.point(), Words.locale()).orElseThrow(() -> new NotFound("point " + tour.point()));
        boolean over = tour.over() || point.ended();
        var halts = over ? List.<NextStop>of() : rounds.nextStopsOfTour(tour.id(), LOOKED_THROUGH, Words.locale());
        var places = new LinkedHashMap<UUID, NextStop>();
        for (var halt : halts) places.putIfAbsent(halt.stop(), halt);
        var address = site.whole("/t/" + tour.code());
        return new TourPage(
                tour,
                point,
                address,
                site.whole(RoundsAddresses.tourCalendar(tour.id())),
                t("publicsite.share.tour", tour.name(), address),
                halts.stream()
                        .filter(halt -> halt.state() != Rounds.State.CANCELLED)
                        .findFirst()
                        .orElse(null),
                halts.stream().limit(NEXT).toList(),
                List.copyOf(places.values()),
                over ? instead(point) : List.of());
    }

    private List<PublicPoint> instead(PublicPoint point) {
        return communes.find(point.insee())
                .map(commune -> points.near(commune, Wish.ANY, INSTEAD, Words.locale()))
                .orElse(List.of());
    }
}
