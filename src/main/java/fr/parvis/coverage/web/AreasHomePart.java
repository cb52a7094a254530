// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.Extent;
import fr.parvis.network.FrenchMap;
import fr.parvis.runtime.ExpiringValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** White areas on the home page of the network's head: how many people live there, their map, the departments with the most of them. */
@Component
class AreasHomePart implements HomePart {
    private static final String ADDRESS = "/bureau/couverture";
    private static final int MOST = 3;

    /** Life of an answer: computing it for all communes takes as long as the rest of the page. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private record Known(CoverageQuery asked, Extent whole, List<Extent> extents) {}

    private final Country country;
    private final ExpiringValue<Known> known;

    AreasHomePart(Country country, Clock clock) {
        this.country = country;
        this.known = new ExpiringValue<>(LIFE, clock, this::read);
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.READ_COVERAGE)) return Optional.empty();
        var areas = known.get();
        var asked = areas.asked();
        var href = ADDRESS + "?" + asked.query();
        var whole = AreasController.row(areas.whole());
        return Optional.of(new Content(
                t("coverage.areas.title"),
                href,
                List.of(
                        new Figure(whole.whiteInhabitants(), t("coverage.home.inhabitants"), href, false),
                        new Figure(whole.share(), t("coverage.home.share"), href, false)),
                areas.extents().stream()
                        .sorted(Comparator.comparingLong(Extent::whiteInhabitants)
                                .reversed())
                        .limit(MOST)
                        .map(AreasController::row)
                        .map(row -> new Row(
                                row.name() + " (" + row.code() + ")",
                                row.whiteInhabitants(),
                                ADDRESS + "/communes?departement=" + row.code() + "&" + asked.query(),
                                false))
                        .toList(),
                "",
                picture(areas.extents(), asked)));
    }

    private static Picture picture(List<Extent> extents, CoverageQuery asked) {
        var shades = Shades.of(extents.stream().map(Extent::share).toList());
        return new Picture(
                t("coverage.home.map"),
                "map/france.svg",
                "map.css",
                "france",
                "0 0 " + FrenchMap.WIDTH + " " + FrenchMap.HEIGHT,
                extents.stream()
                        .map(extent -> AreasController.area(extent, shades))
                        .map(area -> new Shape("d" + area.code(), area.css(), area.title()))
                        .toList(),
                t("coverage.home.caption", asked.inWords()));
    }

    private Known read() {
        var asked = CoverageQuery.of(Map.of());
        var reaches = country.reaches(asked.means(), asked.km());
        return new Known(asked, Extent.whole(reaches), Extent.byDepartment(country.departments(), reaches));
    }
}
