// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a mandate for somebody to sign, once its conditions are met. It gives no authority before it is signed. */
@Component
public class PrepareMandate {

    /**
     * @param id made by the caller, so that the same request twice prepares one mandate
     * @param adult the person says that they are of age
     * @param free the person says that no guardianship or other protection stands over them
     */
    public record Command(UUID id, UUID person, List<Scope> scopes, int days, boolean adult, boolean free) {}

    private final MandateTable mandates;
    private final Entitlements entitlements;
    private final People people;
    private final Accounts accounts;
    private final Associations associations;
    private final Journal journal;

    PrepareMandate(
            MandateTable mandates,
            Entitlements entitlements,
            People people,
            Accounts accounts,
            Associations associations,
            Journal journal) {
        this.mandates = mandates;
        this.entitlements = entitlements;
        this.people = people;
        this.accounts = accounts;
        this.associations = associations;
        this.journal = journal;
    }

    @Transactional
    public Outcome<UUID> handle(Command command) {
        var by = MandateRules.account();
        var today = mandates.today();
        var person = people.find(command.person).orElse(null);
        if (person == null) return Outcome.refused("", "mandates.problem.person");
        var sent = mandates.find(command.id).orElse(null);
        if (sent != null) return again(sent, person.id(), command);
        var problems = new ArrayList<Problem>();
        if (!entitlements.stands(by)) problems.add(Problem.of("", "mandates.problem.not-entitled"));
        if (command.scopes.isEmpty()) problems.add(Problem.of("scopes", "mandates.problem.scopes"));
        if (!Mandate.DURATIONS.contains(command.days)) problems.add(Problem.of("days", "mandates.problem.days"));
        if (MandateRules.surelyMinor(person.birthYear(), today))
            problems.add(Problem.of("adult", "mandates.problem.minor"));
        else if (!command.adult) problems.add(Problem.of("adult", "mandates.problem.adult"));
        if (!command.free) problems.add(Problem.of("free", "mandates.problem.free"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var end = Mandate.end(today, command.days);
        for (var other : mandates.inForce(person.id())) {
            var last = Objects.requireNonNull(other.endsOn());
            if (!last.isBefore(end) && other.scopes().containsAll(command.scopes))
                return Outcome.refused("", "mandates.problem.doubled", last);
        }
        var association = Asking.association();
        var said = new Mandate.Said(
                person.name(),
                person.birthYear(),
                associations.find(association).orElseThrow().name(),
                accounts.find(by).orElseThrow().name(),
                Fingerprint.newCode(),
                Fingerprint.newSalt());
        var paper = new Fingerprint.Paper(
                Mandate.CURRENT_WORDS, command.id, association, said, command.scopes, command.days, today);
        var it = new Mandate(
                command.id,
                person.id(),
                said,
                command.scopes,
                command.days,
                today,
                by,
                Mandate.CURRENT_WORDS,
                paper.hash(),
                null,
                null,
                null,
                0);
        // sent twice at once, or under the identifier of a mandate out of our sight
        if (!mandates.insert(it)) return again(mandates.find(command.id).orElse(null), person.id(), command);
        people.contacted(person.id(), today);
        journal.note("mandates.prepared", it.id().toString(), Map.of("days", Integer.toString(it.days())));
        return new Outcome.Done<>(it.id());
    }

    /** Answer to a form that was sent before: the mandate that it prepared, unless it said something else then. */
    private static Outcome<UUID> again(@Nullable Mandate sent, UUID person, Command command) {
        return sent != null
                        && sent.preparedBy().equals(MandateRules.account())
                        && person.equals(sent.person())
                        && sent.days() == command.days
                        && Set.copyOf(sent.scopes()).equals(Set.copyOf(command.scopes))
                ? new Outcome.Done<>(sent.id())
                : Outcome.refused("", "mandates.problem.identifier-taken");
    }
}
