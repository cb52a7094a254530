// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.Reach;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Territory.Department;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Areas that nobody is near to, commune by commune. */
@Controller
@Requires(Right.READ_COVERAGE)
class CommunesController {
    private static final int ON_A_PAGE = 20;

    private final Country country;

    CommunesController(Country country) {
        this.country = country;
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
        var paging = Paging.of(address.get("page"), white.size(), ON_A_PAGE);
        return new CommunesPage(
                asked,
                department,
                departments.stream()
                        .map(one -> new Option(one.code(), one.name() + " (" + one.code() + ")"))
                        .toList(),
                paging.of(white).stream().map(CommunesController::row).toList(),
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
                CoverageWords.kilometres(reach.kilometres()),
                nearest == null ? "" : nearest.name());
    }

    @GetMapping("/bureau/couverture/communes.csv")
    void communes(@RequestParam Map<String, String> address, HttpServletResponse response) throws IOException {
        var asked = CoverageQuery.of(address);
        var rows = new ArrayList<List<String>>();
        rows.add(CoverageWords.columns("insee", "commune", "code", "inhabitants", "kilometres", "nearest", "meaning"));
        for (var reach : white(asked, department(country.departments(), address))) {
            var kilometres = reach.kilometres();
            var nearest = reach.nearest();
            rows.add(List.of(
                    reach.commune().insee(),
                    reach.commune().name(),
                    reach.commune().department(),
                    String.valueOf(reach.commune().population()),
                    kilometres == null ? "" : CoverageWords.plain(kilometres),
                    nearest == null ? "" : nearest.name(),
                    asked.inWords()));
        }

        Spreadsheet.send(response, "communes-blanches-" + country.today() + ".csv", rows);
    }
}
