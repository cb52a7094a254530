package fr.parvis.coverage.web;

import fr.parvis.network.FrenchMap;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * White areas of the country, department by department.
 *
 * @param sort {@code habitants}, {@code part} or {@code departement}
 * @param unplaced what is counted apart, in words; empty when all communes are placed
 */
public record AreasPage(
        Asked asked,
        String sort,
        List<Option> sorts,
        Row whole,
        List<Row> rows,
        List<FrenchMap.Area> shades,
        List<String> legend,
        String unplaced,
        String day) {

    /** A department, its amounts written. */
    public record Row(
            String code,
            String name,
            String communes,
            String white,
            String inhabitants,
            String whiteInhabitants,
            String share,
            String unplacedInhabitants,
            int shade) {}

    public String export(String what) {
        return "/bureau/couverture/" + what + ".csv?" + asked.query();
    }

    public String communes(String department) {
        return "/bureau/couverture/communes?departement=" + department + "&" + asked.query();
    }
}
