package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.shell.Outcome;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a file says of the person. */
@Component
public class ChangeFile {

    /** @param basedOn the version that was on the screen */
    public record Command(UUID id, int basedOn, PersonFile.Said said, boolean knowing) {}

    private final PersonTable persons;
    private final PersonRules rules;
    private final Journal journal;

    ChangeFile(PersonTable persons, PersonRules rules, Journal journal) {
        this.persons = persons;
        this.rules = rules;
        this.journal = journal;
    }

    @Transactional
    public Outcome handle(Command command) {
        var before = persons.findLocked(command.id).orElse(null);
        if (before == null) return Outcome.refused("", "people.problem.unknown");
        if (before.mergedInto() != null) return Outcome.refused("", "people.problem.merged");
        if (before.said().equals(command.said)) return new Outcome.Done(command.id);
        if (before.version() != command.basedOn) return new Outcome.Changed();
        var problems = new ArrayList<>(rules.judge(command.said, before.unreadable()));
        problems.addAll(PersonRules.judgeText("safe", command.said.safe(), PersonRules.LONGEST_SAFE, command.knowing));
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        persons.replace(before, before.with(command.said, before.version() + 1));
        persons.contacted(command.id, rules.today());
        journal.note("people.changed", command.id.toString(), Map.of());
        return new Outcome.Done(command.id);
    }
}
