// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
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

    public Outcome<UUID> keep(Workshop it) {
        var problems = new ArrayList<Problem>();
        length("titre", it.title(), 3, LONGEST_TITLE).ifPresent(problems::add);
        length("buts", it.goals(), 0, LONGEST_TEXT).ifPresent(problems::add);
        length("materiel", it.material(), 0, LONGEST_TEXT).ifPresent(problems::add);
        number("minutes", it.minutes(), SHORTEST, LONGEST).ifPresent(problems::add);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!table.keep(it)) return new Outcome.Changed<>();
        cycles.noteChange(it.id());
        journal.note("workshops.workshop-kept", it.id().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    public Outcome<UUID> keep(Room it) {
        var problems = new ArrayList<Problem>();
        length("nom", it.name(), 2, LONGEST_NAME).ifPresent(problems::add);
        number("places", it.places(), 1, MOST_PLACES).ifPresent(problems::add);
        number("ordinateurs", it.computers(), 0, MOST_PLACES).ifPresent(problems::add);
        if (points.find(it.point())
                .filter(point -> point.association().equals(Asking.association()))
                .isEmpty()) problems.add(Problem.of("point", "workshops.problem.point"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!table.keep(it)) return new Outcome.Changed<>();
        journal.note("workshops.room-kept", it.id().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    private static Optional<Problem> length(String field, String text, int least, int most) {
        return text.length() < least || text.length() > most
                ? Optional.of(Problem.of(field, "workshops.problem.length", least, most))
                : Optional.empty();
    }

    static Optional<Problem> number(String field, int number, int least, int most) {
        return number < least || number > most
                ? Optional.of(Problem.of(field, "workshops.problem.number", least, most))
                : Optional.empty();
    }
}
