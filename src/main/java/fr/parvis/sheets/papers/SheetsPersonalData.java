// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.cases.Cases;
import fr.parvis.people.People;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.sheets.domain.CardTable;
import fr.parvis.sheets.domain.NextDate;
import fr.parvis.sheets.domain.Stop;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Data kept of the sheets printed for a person's cases and the visits they gave a name at, for the answer to their access request; other cards are nobody's. */
@Component
class SheetsPersonalData implements PersonalDataProvider {
    private final Cases cases;
    private final People people;
    private final CardTable cards;

    SheetsPersonalData(Cases cases, People people, CardTable cards) {
        this.cases = cases;
        this.people = people;
        this.cards = cards;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String title() {
        return Words.t("sheets.tell.title");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var sources = new ArrayList<>(people.visits(person));
        for (var one : cases.of(person, Integer.MAX_VALUE)) sources.add(one.id());
        return sources.isEmpty()
                ? List.of()
                : cards.of(sources).stream().map(SheetsPersonalData::told).toList();
    }

    private static Told told(Stop stop) {
        var lines = new ArrayList<Line>();
        for (var step : stop.steps()) lines.add(new Line(Words.t("sheets.field.steps"), step));
        var next = stop.next();
        if (next != null)
            lines.add(new Line(Words.t("sheets.kind." + next.kind().word()), said(next)));
        return new Told(Words.longDate(stop.day()), lines);
    }

    private static String said(NextDate next) {
        var time = next.time();
        return Words.longDate(next.day()) + (time == null ? "" : ", " + Words.time(time));
    }
}
