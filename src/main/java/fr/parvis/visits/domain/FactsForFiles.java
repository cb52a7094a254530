// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.VisitFacts;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Implements {@link fr.parvis.people.VisitFacts}: facts of a visit for a person's file. */
@Component
class FactsForFiles implements VisitFacts {
    private final Visits visits;
    private final Nomenclature nomenclature;

    FactsForFiles(Visits visits, Nomenclature nomenclature) {
        this.visits = visits;
        this.nomenclature = nomenclature;
    }

    @Override
    public Optional<Facts> find(UUID id) {
        return visits.find(List.of(id)).stream()
                .findFirst()
                .map(visit -> new Facts(visit.day(), visit.commune(), visit.language()));
    }

    @Override
    public Optional<String> summary(UUID id, Locale locale) {
        return visits.find(List.of(id)).stream().findFirst().map(visit -> said(visit, locale));
    }

    private String said(Visit visit, Locale locale) {
        var catalogue = nomenclature.on(visit.day());
        return visit.requests().stream()
                .map(request -> catalogue.label(CodeList.THEME, request.theme(), locale))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
