// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.Extent;
import fr.parvis.coverage.domain.Reach;
import fr.parvis.coverage.domain.ServicePoint;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.FrenchMap;
import fr.parvis.network.Territory.Department;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Areas that nobody is near to: by department, then commune by commune. */
@Controller
@Requires(Right.READ_COVERAGE)
class AreasController {
    private static final int DEPARTMENTS_ON_A_PAGE = 20;
    private static final int COMMUNES_ON_A_PAGE = 20;

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
        var paging = Paging.of(address.get("page"), chosen.size(), DEPARTMENTS_ON_A_PAGE);
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
                                percent((double) whole.estimatedInhabitants() / Math.max(1, whole.inhabitants()))),
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
                percent(extent.share()),
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

    static String percent(@Nullable Double share) {
        return share == null ? t("coverage.no-share") : Words.percent(share, 1);
    }

    @GetMapping("/bureau/couverture/communes")
    String communes(@RequestParam Map<String, String> address, Model model) {
        model.addAttribute("page", communes(address));
        return "coverage/communes";
    }

    private CommunesPage communes(Map<String, String> address) {
        var asked = CoverageQuery.of(address);
        var departments = country.departments();
        var department = department(departments, address);
        var white = white(asked, department);
        var paging = Paging.of(address.get("page"), white.size(), COMMUNES_ON_A_PAGE);
        return new CommunesPage(
                asked,
                department,
                departments.stream()
                        .map(one -> new Option(one.code(), one.name() + " (" + one.code() + ")"))
                        .toList(),
                paging.of(white).stream().map(AreasController::row).toList(),
                white.size(),
                paging.page(),
                paging.pages(),
                Words.date(country.today()));
    }

    private static String department(List<Department> departments, Map<String, String> address) {
        var said = address.getOrDefault("departement", "");
        return departments.stream().anyMatch(one -> one.code().equals(said)) ? said : "";
    }

    private List<Reach> white(CoverageQuery asked, String department) {
        return country.reaches(asked.means(), asked.km()).stream()
                .filter(reach -> reach.state() == Reach.State.WHITE)
                .filter(reach ->
                        department.isEmpty() || reach.commune().department().equals(department))
                .sorted(Comparator.comparingInt((Reach reach) -> reach.commune().population())
                        .reversed()
                        .thenComparing(reach -> reach.commune().insee()))
                .toList();
    }

    private static CommunesPage.Row row(Reach reach) {
        var commune = reach.commune();
        var nearest = reach.nearest();
        return new CommunesPage.Row(
                commune.name() + " (" + commune.department() + ")",
                Words.number(commune.population()),
                kilometres(reach.kilometres()),
                nearest == null ? "" : nearest.name());
    }

    static String kilometres(@Nullable Double kilometres) {
        return kilometres == null ? "" : t("coverage.kilometres", Words.number(kilometres));
    }

    @GetMapping("/bureau/couverture/departements.csv")
    void departments(@RequestParam Map<String, String> address, HttpServletResponse response) throws IOException {
        var asked = CoverageQuery.of(address);
        var reaches = country.reaches(asked.means(), asked.km());
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.of(
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
                        "meaning")
                .map(column -> t("coverage.csv." + column))
                .toList());
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
                    share == null ? "" : plain(hundredths(share)),
                    asked.inWords()));
        }

        Spreadsheet.send(response, "zones-blanches-" + country.today() + ".csv", rows);
    }

    @GetMapping("/bureau/couverture/communes.csv")
    void communes(@RequestParam Map<String, String> address, HttpServletResponse response) throws IOException {
        var asked = CoverageQuery.of(address);
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.of("insee", "commune", "code", "inhabitants", "kilometres", "nearest", "meaning")
                .map(column -> t("coverage.csv." + column))
                .toList());
        for (var reach : white(asked, department(country.departments(), address))) {
            var kilometres = reach.kilometres();
            var nearest = reach.nearest();
            rows.add(List.of(
                    reach.commune().insee(),
                    reach.commune().name(),
                    reach.commune().department(),
                    String.valueOf(reach.commune().population()),
                    kilometres == null ? "" : plain(kilometres),
                    nearest == null ? "" : nearest.name(),
                    asked.inWords()));
        }

        Spreadsheet.send(response, "communes-blanches-" + country.today() + ".csv", rows);
    }

    /** Number as a French spreadsheet reads it. */
    static String plain(double value) {
        return String.format(Locale.FRANCE, "%.1f", value);
    }
}
