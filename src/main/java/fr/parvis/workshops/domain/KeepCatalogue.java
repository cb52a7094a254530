// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.shell.Outcome;
import fr.parvis.shell.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the workshops and rooms of the association. */
@Component
@Transactional
public class KeepCatalogue {
    static final int SHORTEST = 15;
    static final int LONGEST = 480;
    static final int MOST_PLACES = 200;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 600;

    private final CatalogueTable table;
    private final CycleTable cycles;
    private final Points points;
    private final Journal journal;

    KeepCatalogue(CatalogueTable table, CycleTable cycles, Points points, Journal journal) {
        this.table = table;
        this.cycles = cycles;
        this.points = points;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public List<Workshop> workshops() {
        return table.list();
    }

    @Transactional(readOnly = true)
    public Optional<Workshop> find(UUID workshop) {
        return table.find(workshop);
    }

    @Transactional(readOnly = true)
    public List<Room> rooms() {
        return table.rooms();
    }

    public Outcome keep(Workshop it) {
        var problems = new ArrayList<Problem>();
        length(problems, "titre", it.title(), 3, LONGEST_TITLE);
        length(problems, "buts", it.goals(), 0, LONGEST_TEXT);
        length(problems, "materiel", it.material(), 0, LONGEST_TEXT);
        number(problems, "minutes", it.minutes(), SHORTEST, LONGEST);
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        if (!table.keep(it)) return new Outcome.Changed();
        cycles.noteChange(it.id());
        journal.note("workshops.workshop-kept", it.id().toString(), Map.of());
        return new Outcome.Done(it.id());
    }

    public Outcome keep(Room it) {
        var problems = new ArrayList<Problem>();
        length(problems, "nom", it.name(), 2, LONGEST_NAME);
        number(problems, "places", it.places(), 1, MOST_PLACES);
        number(problems, "ordinateurs", it.computers(), 0, MOST_PLACES);
        if (points.find(it.point())
                .filter(point -> point.association().equals(Asking.association()))
                .isEmpty()) problems.add(Problem.of("point", "workshops.problem.point"));
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        if (!table.keep(it)) return new Outcome.Changed();
        journal.note("workshops.room-kept", it.id().toString(), Map.of());
        return new Outcome.Done(it.id());
    }

    private static void length(List<Problem> problems, String field, String text, int least, int most) {
        if (text.length() < least || text.length() > most)
            problems.add(Problem.of(field, "workshops.problem.length", least, most));
    }

    static void number(List<Problem> problems, String field, int number, int least, int most) {
        if (number < least || number > most) problems.add(Problem.of(field, "workshops.problem.number", least, most));
    }
}
