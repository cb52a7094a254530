// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.people.People;
import fr.parvis.values.Problem;
import fr.parvis.visits.AuthorityToAct;
import fr.parvis.visits.AuthorityToAct.Answer;
import fr.parvis.visits.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
                .collect(Collectors.toMap(Visit.Request::id, Visit.Request::theme));
        var problems = new ArrayList<Problem>();
        Answer.Missing first = null;
        for (var person : people.namedAt(corrected.id()))
            for (int i = 0; i < corrected.requests().size(); i++) {
                var request = corrected.requests().get(i);
                var former = said.get(request.id());
                if (!doneFor(request) || request.theme().equals(former)) continue;
                // done without authority already, and told as that
                if (former != null && ask(before, person, former) instanceof Answer.Missing) continue;
                if (ask(before, person, request.theme()) instanceof Answer.Missing missing) {
                    problems.add(VisitRules.problem("requests[" + i + "].support", "no-authority", missing.reason()));
                    if (first == null) first = missing;
                }
            }
        return first == null ? Optional.empty() : Optional.of(new Stop(problems, first));
    }

    private Answer ask(Visit before, UUID person, String theme) {
        var by = before.mediators().getFirst();
        return authority.ask(person, theme, new AuthorityToAct.Doing(before.startedAt(), before.day(), by));
    }

    private static boolean doneFor(Visit.Request request) {
        return AuthorityToAct.DONE_FOR.equals(request.support());
    }
}
