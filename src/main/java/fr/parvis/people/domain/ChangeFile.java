// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.List;
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

    /** Problems with what is said, of a form that is refused for another reason already: all are told at once. */
    @Transactional(readOnly = true)
    public List<Problem> judge(Command command) {
        return persons.find(command.id).map(before -> judge(before, command)).orElse(List.of());
    }

    private List<Problem> judge(PersonFile before, Command command) {
        var problems = new ArrayList<>(rules.judge(command.said, before.unreadable()));
        problems.addAll(PersonRules.judgeText("safe", command.said.safe(), PersonRules.LONGEST_SAFE, command.knowing));
        return problems;
    }

    @Transactional
    public Outcome<UUID> handle(Command command) {
        var before = persons.findLocked(command.id).orElse(null);
        if (before == null) return Outcome.refused("", "people.problem.unknown");
        if (before.mergedInto() != null) return Outcome.refused("", "people.problem.merged");
        if (before.said().equals(command.said)) return new Outcome.Done<>(command.id);
        if (before.version() != command.basedOn) return new Outcome.Changed<>();
        var problems = judge(before, command);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        persons.replace(before, before.with(command.said, before.version() + 1));
        persons.contacted(command.id, rules.today());
        journal.note("people.changed", command.id.toString(), Map.of());
        return new Outcome.Done<>(command.id);
    }

    /** Adds a postal address to a file that has none and is not of somebody in danger at home; what its rules refuse. */
    @Transactional
    List<Problem> addPost(UUID person, String post) {
        var file = persons.findLocked(person).orElse(null);
        if (file == null || file.mergedInto() != null || file.discreet()) return List.of();
        if (file.contacts().stream().anyMatch(contact -> contact.kind() == Contact.Kind.POST)) return List.of();
        var contacts = new ArrayList<>(file.contacts());
        contacts.add(new Contact(Ids.next(), Contact.Kind.POST, post));
        return switch (handle(new Command(file.id(), file.version(), file.said().with(contacts), true))) {
            case Outcome.Refused(var problems) -> problems;
            default -> List.of();
        };
    }
}
