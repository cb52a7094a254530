// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.people.People;
import fr.parvis.shell.Problem;
import fr.parvis.visits.AuthorityToAct;
import fr.parvis.visits.AuthorityToAct.Answer;
import fr.parvis.visits.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops who says on a screen that something was done in the place of somebody named, without their authority. What comes from a device
 * was done already, and is never stopped: it is written, and told as irregular.
 */
@Component
public class AskAuthority {

    /**
     * It is stopped.
     *
     * @param missing the first authority that is
     */
    public record Stop(List<Problem> problems, Answer.Missing missing) {}

    private final AuthorityToAct authority;
    private final People people;
    private final VisitTable visits;

    AskAuthority(AuthorityToAct authority, People people, VisitTable visits) {
        this.authority = authority;
        this.people = people;
        this.visits = visits;
    }

    /** Looks at what a correction says that the visit did not. */
    @Transactional(readOnly = true)
    public Optional<Stop> handle(Visit corrected) {
        if (corrected.requests().stream().noneMatch(AskAuthority::doneFor)) return Optional.empty();
        var before = visits.find(corrected.id()).map(RecordedVisit::visit).orElse(null);
        if (before == null) return Optional.empty();
        var said = before.requests().stream()
                .filter(AskAuthority::doneFor)
                .map(Visit.Request::id)
                .collect(Collectors.toSet());
        var problems = new ArrayList<Problem>();
        Answer.Missing first = null;
        var by = before.mediators().getFirst();
        for (var person : people.namedAt(corrected.id()))
            for (int i = 0; i < corrected.requests().size(); i++) {
                var request = corrected.requests().get(i);
                if (!doneFor(request) || said.contains(request.id())) continue;
                if (authority.ask(person, request.theme(), before.startedAt(), before.day(), by)
                        instanceof Answer.Missing missing) {
                    problems.add(VisitRules.problem("requests[" + i + "].support", "no-authority", missing.reason()));
                    if (first == null) first = missing;
                }
            }
        return first == null ? Optional.empty() : Optional.of(new Stop(problems, first));
    }

    private static boolean doneFor(Visit.Request request) {
        return AuthorityToAct.DONE_FOR.equals(request.support());
    }
}
