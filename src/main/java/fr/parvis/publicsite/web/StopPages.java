// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.rounds.Rounds.PublicStop;
import fr.parvis.rounds.RoundsAddresses;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one stop of a tour under its short address: where it is, when somebody is there, what to bring. */
@Controller
@ForThePublic(replica = true)
class StopPages {
    private static final int NEXT = 6;
    private static final int INSTEAD = 3;

    private final Rounds rounds;
    private final PublicPoints points;
    private final Communes communes;
    private final PlaceData data;
    private final Site site;

    StopPages(Rounds rounds, PublicPoints points, Communes communes, PlaceData data, Site site) {
        this.rounds = rounds;
        this.points = points;
        this.communes = communes;
        this.data = data;
        this.site = site;
    }

    @GetMapping("/a/{code}")
    String stop(@PathVariable String code, Model model) {
        var stop = rounds.findStop(code, Words.locale()).orElseThrow(() -> new NotFound("stop " + code));
        model.addAttribute("page", page(stop));
        return "publicsite/stop-page";
    }

    private StopPage page(PublicStop stop) {
        var point = points.find(stop.tour().point(), Words.locale())
                .orElseThrow(() -> new NotFound("point " + stop.tour().point()));
        boolean over = stop.over() || point.ended();
        var halts = over ? List.<NextStop>of() : rounds.nextHalts(stop.id(), NEXT, Words.locale());
        var address = site.whole("/a/" + stop.code());
        var commune = communes.find(stop.insee());
        return new StopPage(
                stop,
                point,
                address,
                site.whole(RoundsAddresses.stopCalendar(stop.id())),
                t("publicsite.share.tour", stop.place() + ", " + stop.commune(), address),
                data.of(
                        stop,
                        point,
                        commune.map(Commune::postcodes)
                                .filter(all -> all.size() == 1)
                                .map(List::getFirst)
                                .orElse(null),
                        address,
                        halts),
                halts.stream()
                        .filter(halt -> halt.state() != Rounds.State.CANCELLED)
                        .findFirst()
                        .orElse(null),
                halts,
                over,
                over ? instead(stop, commune.orElse(null)) : List.of());
    }

    private List<PublicPoint> instead(PublicStop stop, @Nullable Commune commune) {
        var latitude = stop.latitude();
        var longitude = stop.longitude();
        if (latitude != null && longitude != null)
            return points.near(new Coordinates(latitude, longitude), Wish.ANY, INSTEAD, Words.locale());
        return commune == null ? List.of() : points.near(commune, Wish.ANY, INSTEAD, Words.locale());
    }
}
