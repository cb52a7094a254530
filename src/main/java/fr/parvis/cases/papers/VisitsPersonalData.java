// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.papers;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The visits that a person gave a name at, for the answer to their access request. */
@Component
class VisitsPersonalData implements PersonalDataProvider {
    private final People people;
    private final Visits visits;
    private final Points points;
    private final Communes communes;
    private final Nomenclature nomenclature;

    VisitsPersonalData(People people, Visits visits, Points points, Communes communes, Nomenclature nomenclature) {
        this.people = people;
        this.visits = visits;
        this.points = points;
        this.communes = communes;
        this.nomenclature = nomenclature;
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
        var told = new ArrayList<>(seen.stream()
                .sorted(Comparator.comparing(Visit::startedAt).reversed())
                .map(this::told)
                .toList());
        if (seen.size() < named.size())
            told.add(new Told(Words.n("cases.tell.unseen", named.size() - seen.size()), List.of()));
        return told;
    }

    private Told told(Visit visit) {
        var catalogue = nomenclature.on(visit.day());
        var lines = new ArrayList<Line>();
        points.name(visit.point()).ifPresent(name -> lines.add(line("point", name)));
        lines.add(line("presence", label(catalogue, CodeList.PRESENCE, visit.presence())));
        lines.add(line("persons", Words.number(visit.persons())));
        add(lines, "partner", label(catalogue, CodeList.OPERATOR, visit.partner()));
        add(lines, "ageBand", label(catalogue, CodeList.AGE_BAND, visit.ageBand()));
        add(lines, "gender", label(catalogue, CodeList.GENDER, visit.gender()));
        add(lines, "situation", label(catalogue, CodeList.SITUATION, visit.situation()));
        add(lines, "language", label(catalogue, CodeList.LANGUAGE, visit.language()));
        var insee = visit.commune();
        if (insee != null)
            add(lines, "commune", communes.find(insee).map(Commune::label).orElse(insee));
        var first = visit.firstVisit();
        if (first != null) add(lines, "firstVisit", VisitsWords.answer(first));
        for (var request : visit.requests())
            lines.add(new Line(label(catalogue, CodeList.THEME, request.theme()), said(catalogue, request)));
        return new Told(Words.longDate(visit.day()), lines);
    }

    private static String said(Catalogue catalogue, Visit.Request request) {
        var said = new ArrayList<Line>();
        add(said, "operator", label(catalogue, CodeList.OPERATOR, request.operator()));
        add(said, "level", label(catalogue, CodeList.LEVEL, request.level()));
        add(said, "result", label(catalogue, CodeList.RESULT, request.result()));
        add(said, "blocker", label(catalogue, CodeList.BLOCKER, request.blocker()));
        add(said, "support", label(catalogue, CodeList.SUPPORT, request.support()));
        add(said, "autonomy", label(catalogue, CodeList.AUTONOMY, request.autonomy()));
        add(said, "device", label(catalogue, CodeList.DEVICE, request.device()));
        if (request.minutes() > 0) add(said, "minutes", Words.number(request.minutes()));
        var note = request.note();
        if (note != null) add(said, "note", note);
        return String.join(
                " ; ",
                said.stream()
                        .map(one -> Words.t("cases.tell.named", one.name(), one.text()))
                        .toList());
    }

    private static Line line(String field, String text) {
        return new Line(VisitsWords.field(field), text);
    }

    private static void add(List<Line> lines, String field, String text) {
        if (!text.isEmpty()) lines.add(line(field, text));
    }

    private static String label(Catalogue catalogue, CodeList list, @Nullable String code) {
        return code == null ? "" : catalogue.label(list, code);
    }
}
