// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.shell.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** The white communes of a department, or of the country, the most populous first. */
public record CommunesPage(
        CoverageQuery asked,
        String departement,
        List<Option> departments,
        List<Row> rows,
        int total,
        int page,
        int pages,
        String day) {

    /**
     * A commune.
     *
     * @param kilometres to the nearest service point, written; empty where there is none
     */
    public record Row(String name, String inhabitants, String kilometres, String nearest) {}

    public String at(int number) {
        return "/bureau/couverture/communes?departement=" + departement + "&" + asked.query() + "&page=" + number;
    }

    public String export() {
        return "/bureau/couverture/communes.csv?departement=" + departement + "&" + asked.query();
    }

    /** @param commune as a row names it: a code could be taken for another commune's postcode */
    public String trial(String commune) {
        return "/bureau/couverture/essai?" + asked.query() + "&lieu="
                + UriUtils.encode(commune, StandardCharsets.UTF_8);
    }
}
