// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Panel on a person's page: the visits at which they gave their name, as far as the viewer may see them. */
@Component
class VisitsPanel implements PersonPanel {
    private static final int SHOWN = 10;

    private final People people;
    private final Visits visits;
    private final Nomenclature nomenclature;

    VisitsPanel(People people, Visits visits, Nomenclature nomenclature) {
        this.people = people;
        this.visits = visits;
        this.nomenclature = nomenclature;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Content of(UUID person) {
        var named = people.visits(person);
        var seen = seen(named);
        return new Content(
                Words.t("cases.visits"),
                "door-open",
                seen.stream().limit(SHOWN).map(this::line).toList(),
                Words.t(named.isEmpty() ? "cases.visits.none" : "cases.visits.unseen"),
                List.of(),
                seen.size() <= SHOWN
                        ? null
                        : new Link(
                                Words.n("cases.visits.all", seen.size()),
                                OfPersonController.address(person, OfPersonController.VISITS),
                                "chevron-right"));
    }

    /** Those that the viewer may see, the latest first. */
    List<Visit> seen(Collection<UUID> named) {
        return named.isEmpty()
                ? List.of()
                : visits.find(named).stream()
                        .sorted(Comparator.comparing(Visit::startedAt).reversed())
                        .toList();
    }

    Line line(Visit visit) {
        return new Line(Words.longDate(visit.day()), null, said(visit), null, "plain");
    }

    private String said(Visit visit) {
        var catalogue = nomenclature.on(visit.day());
        return visit.requests().stream()
                .map(request -> catalogue.brief(CodeList.THEME, request.theme()) + ", "
                        + catalogue.brief(CodeList.RESULT, request.result()))
                .collect(Collectors.joining(" · "));
    }
}
