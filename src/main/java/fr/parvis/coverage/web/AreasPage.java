// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.network.FrenchMap;
import fr.parvis.shell.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * White areas of the country, department by department.
 *
 * @param sort {@code habitants}, {@code part} or {@code departement}
 * @param named text in the name of a department; empty for all of them
 * @param rows departments of this page
 * @param total departments of all pages
 * @param shades every department, whichever are listed
 * @param dots service points
 * @param estimated number of communes placed by an estimate, in words; empty where none is
 */
public record AreasPage(
        CoverageQuery asked,
        String sort,
        List<Option> sorts,
        String named,
        Row whole,
        List<Row> rows,
        int total,
        int page,
        int pages,
        List<FrenchMap.Area> shades,
        List<FrenchMap.Dot> dots,
        List<Option> legend,
        String estimated,
        String day) {

    /** A department, its amounts written; {@code inhabitants} are those whom {@code share} is a part of. */
    public record Row(
            String code,
            String name,
            String communes,
            String white,
            String inhabitants,
            String whiteInhabitants,
            String share,
            String estimatedInhabitants) {}

    public String export(String what) {
        return "/bureau/couverture/" + what + ".csv?" + asked.query();
    }

    /** The address of a page of the same list. */
    public String at(int number) {
        return "/bureau/couverture?" + asked.query() + "&tri=" + sort
                + (named.isEmpty() ? "" : "&departement=" + UriUtils.encode(named, StandardCharsets.UTF_8))
                + "&page=" + number + "#areas";
    }

    public String communes(String department) {
        return "/bureau/couverture/communes?departement=" + department + "&" + asked.query();
    }
}
