// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.Extent;
import fr.parvis.coverage.domain.ServicePoint;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.FrenchMap;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Areas that nobody is near to, by department. */
@Controller
@Requires(Right.READ_COVERAGE)
class AreasController {
    private static final int ON_A_PAGE = 20;

    /** Half as wide as a place on the map, in its units. */
    private static final double DOT = 4;

    private final Country country;

    AreasController(Country country) {
        this.country = country;
    }

    @GetMapping("/bureau/couverture")
    String areas(@RequestParam Map<String, String> address, Model model) {
        model.addAttribute("page", areas(address));
        return "coverage/areas";
    }

    private AreasPage areas(Map<String, String> address) {
        var asked = CoverageQuery.of(address);
        var sort = address.getOrDefault("tri", "");
        if (!List.of("part", "departement").contains(sort)) sort = "habitants";
        var reaches = country.reaches(asked.means(), asked.km());
        var whole = Extent.whole(reaches);
        var extents = Extent.byDepartment(country.departments(), reaches);
        var shades = Shades.of(extents.stream().map(Extent::share).toList());
        var named = address.getOrDefault("departement", "").strip();
        var wanted = FoldedText.words(named);
        var chosen = extents.stream()
                .filter(extent -> isNamed(extent, wanted))
                .sorted(order(sort))
                .toList();
        var paging = Paging.of(address.get("page"), chosen.size(), ON_A_PAGE);
        return new AreasPage(
                asked,
                sort,
                Stream.of("habitants", "part", "departement")
                        .map(one -> new Option(one, t("coverage.sort." + one)))
                        .toList(),
                named,
                row(whole),
                paging.of(chosen).stream().map(AreasController::row).toList(),
                chosen.size(),
                paging.page(),
                paging.pages(),
                extents.stream().map(extent -> area(extent, shades)).toList(),
                dots(asked),
                shades.legend(),
                whole.estimated() == 0
                        ? ""
                        : t(
                                "coverage.estimated",
                                Words.number(whole.estimated()),
                                CoverageWords.percent(
                                        (double) whole.estimatedInhabitants() / Math.max(1, whole.inhabitants()))),
                Words.date(country.today()));
    }

    private static Comparator<Extent> order(String sort) {
        return switch (sort) {
            case "part" ->
                Comparator.comparingDouble((Extent one) -> Objects.requireNonNullElse(one.share(), -1.0))
                        .reversed();
            case "departement" -> Comparator.comparing(AreasController::code);
            default ->
                Comparator.comparingLong(Extent::whiteInhabitants).reversed().thenComparing(AreasController::code);
        };
    }

    private static String code(Extent extent) {
        var department = extent.department();
        return department == null ? "" : department.code();
    }

    /** By its code, or by any part of its name, whatever its accents and hyphens. */
    private static boolean isNamed(Extent extent, String wanted) {
        var department = extent.department();
        return wanted.isEmpty()
                || department != null
                        && (FoldedText.words(department.code()).equals(wanted)
                                || FoldedText.words(department.name()).contains(wanted));
    }

    static AreasPage.Row row(Extent extent) {
        var department = extent.department();
        return new AreasPage.Row(
                code(extent),
                department == null ? t("coverage.whole") : department.name(),
                Words.number(extent.communes()),
                Words.number(extent.white()),
                Words.number(extent.placedInhabitants()),
                Words.number(extent.whiteInhabitants()),
                CoverageWords.percent(extent.share()),
                Words.number(extent.estimatedInhabitants()));
    }

    static FrenchMap.Area area(Extent extent, Shades shades) {
        var row = row(extent);
        return new FrenchMap.Area(
                row.code(),
                "share-" + shades.classOf(extent.share()),
                t("coverage.areas.shade", row.name(), row.code(), row.share()));
    }

    /** Where somebody is received, on the map. */
    private List<FrenchMap.Dot> dots(CoverageQuery asked) {
        return country.servicePoints(asked.means(), country.communes()).stream()
                .map(ServicePoint::spot)
                .filter(Objects::nonNull)
                .flatMap(spot -> FrenchMap.dot(spot.latitude(), spot.longitude(), DOT).stream())
                .distinct()
                .toList();
    }

    /** To one decimal; all and nothing are said of all and of nothing alone. */
    static double hundredths(double share) {
        double rounded = Math.round(share * 1000) / 10.0;
        if (share < 1 && rounded >= 100) return 99.9;
        return share > 0 && rounded == 0 ? 0.1 : rounded;
    }

    @GetMapping("/bureau/couverture/departements.csv")
    void departments(@RequestParam Map<String, String> address, HttpServletResponse response) throws IOException {
        var asked = CoverageQuery.of(address);
        var reaches = country.reaches(asked.means(), asked.km());
        var rows = new ArrayList<List<String>>();
        rows.add(CoverageWords.columns(
                "code",
                "department",
                "communes",
                "white",
                "unplaced",
                "inhabitants",
                "white-inhabitants",
                "unplaced-inhabitants",
                "estimated",
                "estimated-inhabitants",
                "share",
                "meaning"));
        for (var extent : Extent.byDepartment(country.departments(), reaches)) {
            var department = extent.department();
            var share = extent.share();
            rows.add(List.of(
                    code(extent),
                    department == null ? "" : department.name(),
                    String.valueOf(extent.communes()),
                    String.valueOf(extent.white()),
                    String.valueOf(extent.unplaced()),
                    String.valueOf(extent.inhabitants()),
                    String.valueOf(extent.whiteInhabitants()),
                    String.valueOf(extent.unplacedInhabitants()),
                    String.valueOf(extent.estimated()),
                    String.valueOf(extent.estimatedInhabitants()),
                    share == null ? "" : CoverageWords.plain(hundredths(share)),
                    asked.inWords()));
        }

        Spreadsheet.send(response, "zones-blanches-" + country.today() + ".csv", rows);
    }
}
