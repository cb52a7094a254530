// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.cases.CasesAddresses;
import fr.parvis.homes.domain.Section;
import fr.parvis.shell.NotFound;
import java.util.Map;
import java.util.UUID;

/** Addresses of the pages of home visits. */
final class Addresses {
    static final String OF_CASE = "/bureau/suivis/{id}/visites-energie";
    static final String FOLLOW_UP = OF_CASE + "/suivi/{months}";
    static final String VISIT = "/bureau/visites-energie/{visit}";
    static final String SECTION = VISIT + "/{section}";
    static final String FIGURES = "/bureau/bilan-visites-energie";
    static final String MEASURES = "/bureau/materiel-et-gestes";

    private static final Map<String, Section> SECTIONS = Map.of(
            "dangers", Section.DANGER,
            "logement", Section.BUILDING,
            "temperatures", Section.TEMPERATURES,
            "equipements", Section.EQUIPMENT,
            "usages", Section.USES,
            "energie", Section.ENERGY,
            "materiel", Section.INSTALLED,
            "gestes", Section.ADVICE,
            "orientations", Section.ORIENTATION);

    private Addresses() {}

    static String ofCase(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/visites-energie";
    }

    static String followUp(UUID caseFile, int months) {
        return ofCase(caseFile) + "/suivi/" + months;
    }

    static String visit(UUID visit) {
        return "/bureau/visites-energie/" + visit;
    }

    static String section(UUID visit, Section section) {
        return visit(visit) + "/"
                + SECTIONS.entrySet().stream()
                        .filter(entry -> entry.getValue() == section)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }

    static Section section(String path) {
        var section = SECTIONS.get(path);
        if (section == null) throw new NotFound("part of a home: " + path);
        return section;
    }
}
