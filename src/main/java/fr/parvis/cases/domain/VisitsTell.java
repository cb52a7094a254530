package fr.parvis.cases.domain;

import fr.parvis.people.People;
import fr.parvis.people.TellsOfPerson;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visits;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The visits that a person gave a name at, for the answer to their access request. */
@Component
class VisitsTell implements TellsOfPerson {
    private final People people;
    private final Visits visits;

    VisitsTell(People people, Visits visits) {
        this.people = people;
        this.visits = visits;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String title() {
        return Words.t("cases.visits");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var named = people.visits(person);
        if (named.isEmpty()) return List.of();
        var seen = visits.find(named);
        var told = new java.util.ArrayList<>(seen.stream()
                .map(visit -> new Told(
                        Words.longDate(visit.day()),
                        visit.requests().stream()
                                .map(request -> new Line(
                                        Words.t("cases.field.theme"),
                                        request.theme() + ", " + request.level() + ", " + request.result()
                                                + (request.note() == null ? "" : " : " + request.note())))
                                .toList()))
                .toList());
        if (seen.size() < named.size())
            told.add(new Told(Words.n("cases.tell.unseen", named.size() - seen.size()), List.of()));
        return told;
    }
}
