// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.audit.Journal;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import fr.parvis.visits.AuthorityToAct;
import fr.parvis.visits.AuthorityToAct.Doing;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what visits say was done in the place of somebody named there: under the mandate that held, or as irregular. It was done:
 * nothing is refused here, wherever it comes from.
 */
@Component
@Transactional
public class NoteVisitActs {
    private final MandateTable mandates;
    private final ActTable acts;
    private final Authority authority;
    private final Visits visits;
    private final People people;
    private final Journal journal;

    NoteVisitActs(
            MandateTable mandates, ActTable acts, Authority authority, Visits visits, People people, Journal journal) {
        this.mandates = mandates;
        this.acts = acts;
        this.authority = authority;
        this.visits = visits;
        this.people = people;
        this.journal = journal;
    }

    /** A visit turned out to be somebody's. */
    public void named(UUID person, UUID visit) {
        visits.find(List.of(visit)).forEach(found -> note(found, person));
    }

    public void corrected(Visit before, Visit visit) {
        if (doneFor(before).isEmpty() && doneFor(visit).isEmpty()) return;
        acts.withdraw(visit.id(), doneFor(visit), mandates.today());
        for (var person : people.namedAt(visit.id())) note(visit, person);
    }

    public void cancelled(Visit visit) {
        if (!doneFor(visit).isEmpty()) acts.withdraw(visit.id(), List.of(), mandates.today());
    }

    private static List<UUID> doneFor(Visit visit) {
        return visit.requests().stream()
                .filter(NoteVisitActs::isDoneFor)
                .map(Visit.Request::id)
                .toList();
    }

    private static boolean isDoneFor(Visit.Request request) {
        return AuthorityToAct.DONE_FOR.equals(request.support());
    }

    private void note(Visit visit, UUID person) {
        var by = visit.mediators().getFirst();
        for (var request : visit.requests()) {
            if (!isDoneFor(request)) continue;
            var matter = authority.matter(request.theme(), visit.day());
            var judged = authority.judge(person, matter, new Doing(visit.startedAt(), visit.day(), by));
            var mandate = judged.mandate();
            var it = new Act(
                    Ids.next(),
                    mandate == null ? null : mandate.id(),
                    person,
                    visit.day(),
                    by,
                    mandate == null
                            ? matter.iterator().next()
                            : mandate.scopes().stream()
                                    .filter(matter::contains)
                                    .findFirst()
                                    .orElseThrow(),
                    request.theme(),
                    null,
                    visit.id(),
                    request.id(),
                    null,
                    false,
                    null,
                    null,
                    judged.reason(),
                    null,
                    null,
                    null);
            var noted = acts.insert(it, mandates.now()) ? Optional.of(it.id()) : acts.correct(it);
            noted.ifPresent(id -> journal.note(
                    it.irregular() == null ? "mandates.acted" : "mandates.irregular",
                    id.toString(),
                    ActForPerson.facts(it)));
        }
    }
}
