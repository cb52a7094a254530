// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.papers;

import fr.parvis.cases.Cases;
import fr.parvis.homes.domain.Checklist;
import fr.parvis.homes.domain.FollowUp;
import fr.parvis.homes.domain.FollowUpQuestions;
import fr.parvis.homes.domain.HomeTable;
import fr.parvis.homes.domain.HomeVisit;
import fr.parvis.homes.domain.MeasuresInPlace;
import fr.parvis.homes.domain.Section;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Data kept of a person's home, for the answer to their access request. */
@Component
class HomesPersonalData implements PersonalDataProvider {
    private static final int ALL = Integer.MAX_VALUE;

    private final Cases cases;
    private final HomeTable table;
    private final Checklist checklist;
    private final HomeWords words;

    HomesPersonalData(Cases cases, HomeTable table, Checklist checklist, HomeWords words) {
        this.cases = cases;
        this.table = table;
        this.checklist = checklist;
        this.words = words;
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public String title() {
        return Words.t("homes.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var told = new ArrayList<Told>();
        for (var it : cases.of(person, ALL)) {
            for (var visit : table.of(it.id())) told.add(told(visit));
            var left = MeasuresInPlace.of(table.of(it.id()).stream()
                    .map(visit -> table.parts(visit.id()))
                    .toList());
            for (var followUp : table.followUps(it.id())) told.add(told(followUp, left));
        }
        return told;
    }

    private Told told(HomeVisit visit) {
        var lines = new ArrayList<Line>();
        var parts = table.parts(visit.id());
        for (var section : Section.values()) {
            var part = parts.get(section);
            if (part == null) continue;
            for (var said : words.said(checklist.of(section, visit.day()), part.answers(), visit.day()))
                lines.add(new Line(said.question(), said.answer()));
            if (!part.note().isEmpty()) lines.add(new Line(Words.t("homes.section." + section.key()), part.note()));
        }
        table.sharing(visit.id())
                .ifPresent(sharing -> lines.add(new Line(Words.t("homes.sharing"), HomeWords.agreement(sharing))));
        return new Told(Words.t("homes.visit.of", Words.longDate(visit.day())), lines);
    }

    private Told told(FollowUp followUp, MeasuresInPlace left) {
        var lines = new ArrayList<Line>();
        for (var said : words.said(FollowUpQuestions.of(left), followUp.answers(), followUp.day()))
            lines.add(new Line(said.question(), said.answer()));
        if (!followUp.note().isEmpty()) lines.add(new Line(Words.t("homes.note"), followUp.note()));
        return new Told(Words.t("homes.follow-up.of", followUp.months(), Words.longDate(followUp.day())), lines);
    }
}
