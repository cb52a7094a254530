// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.people.VisitFacts;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the file of somebody who agrees that we keep their name, perhaps from a visit. */
@Component
public class OpenFile {

    /**
     * @param id made by the caller, so that the same request twice opens one file
     * @param agreed manner of agreement; empty without one
     * @param visit visit where the person was met
     * @param another whether who opens it saw the files that look alike, and says that this is somebody else
     * @param knowing whether the warnings on what is written were seen
     */
    public record Command(
            UUID id,
            PersonFile.Said said,
            String agreed,
            @Nullable UUID visit,
            boolean another,
            boolean knowing) {}

    /** Outcome of opening. */
    public sealed interface Opening {
        record Opened(UUID id) implements Opening {}

        /** Nothing was written: these may be the same person. */
        record Known(List<Likeness> alike) implements Opening {}
    }

    private final PersonTable persons;
    private final PersonRules rules;
    private final FindDuplicates duplicates;
    private final Consents consents;
    private final PersonVisits visits;
    private final VisitFacts facts;
    private final Journal journal;
    private final Clock clock;

    OpenFile(
            PersonTable persons,
            PersonRules rules,
            FindDuplicates duplicates,
            Consents consents,
            PersonVisits visits,
            VisitFacts facts,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.rules = rules;
        this.duplicates = duplicates;
        this.consents = consents;
        this.visits = visits;
        this.facts = facts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Problems with what is said, of a form that is refused for another reason already: all are told at once. */
    @Transactional(readOnly = true)
    public List<Problem> judge(Command command) {
        var problems = new ArrayList<>(rules.judge(command.said));
        problems.addAll(PersonRules.judgeText("safe", command.said.safe(), PersonRules.LONGEST_SAFE, command.knowing));
        if (!Consents.MANNERS.contains(command.agreed)) problems.add(Problem.of("agreed", "people.problem.agreed"));
        return problems;
    }

    @Transactional
    public Outcome<Opening> handle(Command command) {
        var problems = judge(command);
        var visit = command.visit;
        var met = visit == null ? null : facts.find(visit).orElse(null);
        if (visit != null && met == null) problems.add(Problem.of("", "people.problem.visit"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var by = CurrentActor.account();
        var sent = persons.find(command.id).orElse(null);
        if (sent != null) return again(sent, command.said);
        if (!command.another) {
            var alike = duplicates.handle(command.said);
            if (!alike.isEmpty()) return new Outcome.Done<>(new Opening.Known(alike));
        }
        var said = command.said;
        var file = new PersonFile(
                command.id,
                said.given(),
                said.family(),
                said.birthYear(),
                said.commune(),
                said.language(),
                said.adaptations(),
                said.discreet(),
                said.safe(),
                said.contacts(),
                by,
                clock.instant(),
                met == null ? rules.today() : met.day(),
                0,
                null,
                PersonFile.Unreadable.NOTHING);
        // sent twice at once, or under the identifier of a file out of our sight
        if (!persons.insert(file)) return again(persons.find(command.id).orElse(null), said);
        consents.give(command.id, Consents.FOLLOW_UP, command.agreed, rules.today());
        if (visit != null) visits.add(command.id, visit);
        journal.note("people.opened", command.id.toString(), Map.of("from", visit == null ? "desk" : "visit"));
        return new Outcome.Done<>(new Opening.Opened(command.id));
    }

    /** Answer to a form that was sent before: the file that it opened, unless it described somebody else then. */
    private static Outcome<Opening> again(@Nullable PersonFile sent, PersonFile.Said said) {
        return sent != null
                        && sent.openedBy().equals(CurrentActor.account())
                        && sent.given().equals(said.given())
                        && sent.family().equals(said.family())
                        && Objects.equals(sent.birthYear(), said.birthYear())
                ? new Outcome.Done<>(new Opening.Opened(sent.id()))
                : Outcome.refused("", "people.problem.identifier-taken");
    }
}
