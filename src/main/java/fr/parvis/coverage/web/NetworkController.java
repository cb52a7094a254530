// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.NetworkPoints;
import fr.parvis.coverage.domain.NetworkPoints.Seen;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.BaseMap;
import fr.parvis.network.GeoJson;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.NetworkWords;
import fr.parvis.network.PointKind;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The points of the whole network as picture, table and file. */
@Controller
@Requires(Right.READ_COVERAGE)
class NetworkController {
    private static final int ON_A_PAGE = 25;

    private final NetworkPoints points;
    private final Country country;
    private final BaseMap base;

    NetworkController(NetworkPoints points, Country country, BaseMap base) {
        this.points = points;
        this.country = country;
        this.base = base;
    }

    @GetMapping("/bureau/couverture/points")
    String list(@RequestParam Map<String, String> address, Model model) {
        model.addAttribute("page", page(NetworkQuery.of(address), address));
        model.addAttribute("base", base);
        return "coverage/points";
    }

    private NetworkPage page(NetworkQuery query, Map<String, String> address) {
        var all = points.list(query.choice());
        var paging = Paging.of(address.get("page"), all.size(), ON_A_PAGE);
        return new NetworkPage(
                query,
                country.departments().stream()
                        .map(one -> new Option(one.code(), one.name() + " (" + one.code() + ")"))
                        .toList(),
                Stream.of(5, 10, 20, 30, 50)
                        .map(km -> new Option(String.valueOf(km), t("coverage.points.further", km)))
                        .toList(),
                paging.of(all).stream().map(NetworkController::row).toList(),
                all.size(),
                (int) all.stream().filter(one -> one.spot() == null).count(),
                paging.page(),
                paging.pages(),
                query.understood() ? null : t("coverage.problem.day", query.depuis()));
    }

    private static NetworkPage.Row row(Seen seen) {
        var place = seen.place();
        return new NetworkPage.Row(
                place.id(),
                place.name(),
                place.commune() + " (" + place.department() + ")",
                NetworkWords.kind(place.kind()),
                place.labels(),
                Words.date(place.openedOn()),
                distance(seen.kilometres()));
    }

    private static String distance(@Nullable Double kilometres) {
        return kilometres == null
                ? t("coverage.points.unknown")
                : kilometres == 0 ? t("coverage.points.itself") : CoverageWords.kilometres(kilometres);
    }

    @GetMapping("/bureau/couverture/points.csv")
    void table(@RequestParam Map<String, String> address, HttpServletResponse response) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(CoverageWords.columns("point", "commune", "code", "kind", "labels", "opened", "france-services"));
        for (var seen : points.list(NetworkQuery.of(address).choice())) {
            var kilometres = seen.kilometres();
            rows.add(List.of(
                    seen.place().name(),
                    seen.place().commune(),
                    seen.place().department(),
                    NetworkWords.kind(seen.place().kind()),
                    labels(seen),
                    seen.place().openedOn().toString(),
                    kilometres == null ? "" : CoverageWords.plain(kilometres)));
        }

        Spreadsheet.send(response, "points-du-reseau-" + country.today() + ".csv", rows);
    }

    private static String labels(Seen seen) {
        return seen.place().labels().stream().sorted().map(NetworkWords::label).collect(Collectors.joining(", "));
    }

    @GetMapping("/bureau/couverture/points.json")
    ResponseEntity<Map<String, Object>> map(@RequestParam Map<String, String> address) {
        return GeoJson.answer(points.list(NetworkQuery.of(address).choice()).stream()
                .flatMap(seen -> Stream.ofNullable(seen.spot())
                        .map(spot -> GeoJson.point(
                                spot.latitude(),
                                spot.longitude(),
                                GeoJson.pin(
                                        seen.place().kind() == PointKind.MOBILE ? "mobile" : "point",
                                        null,
                                        seen.place().name(),
                                        NetworkAddresses.point(seen.place().id()),
                                        List.of(
                                                seen.place().commune(),
                                                NetworkWords.kind(seen.place().kind()),
                                                t("coverage.points.distance", distance(seen.kilometres())))))))
                .toList());
    }
}
