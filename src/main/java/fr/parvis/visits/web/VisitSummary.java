// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A visit in a few words: "Caf, accompagnement, 20 min". */
final class VisitSummary {
    private VisitSummary() {}

    static String visit(Visit visit, Catalogue catalogue) {
        return visit.requests().stream()
                .map(request -> request(request, catalogue, Words.locale()))
                .collect(Collectors.joining(" ; "));
    }

    static String request(Visit.Request request, Catalogue catalogue, Locale locale) {
        var about = request.operator() == null
                ? catalogue.brief(CodeList.THEME, request.theme(), locale)
                : catalogue.brief(CodeList.OPERATOR, request.operator(), locale);
        var level = catalogue.brief(CodeList.LEVEL, request.level(), locale).toLowerCase(locale);
        return Words.t(locale, "visits.said", about, level, request.minutes());
    }

    /** Puts the problems of the visit at the fields of the form. */
    static void addTo(Problems problems, VisitForm form, List<Problem> found) {
        for (var problem : found) problems.add(form.field(problem.field()), Words.t(problem));
    }
}
