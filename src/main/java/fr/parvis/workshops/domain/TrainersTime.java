// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.Accounts;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Time of the trainers of sessions, held in the rota in the transaction of the session: all of them or none. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TrainersTime {
    private final Holds holds;
    private final Accounts accounts;
    private final LocalDays localDays;

    TrainersTime(Holds holds, Accounts accounts, LocalDays localDays) {
        this.holds = holds;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    /** Holds it, in the place of what the session held before. @return reason why not, and then nothing was changed */
    Optional<Problem> hold(Session it, UUID point) {
        if (it.trainers().isEmpty()) {
            holds.release(it.id());
            return Optional.empty();
        }
        var asked = new Holds.Asked(
                HoldKind.SESSION, it.id(), Set.copyOf(it.trainers()), it.begins(), it.ends(), point, null);
        return switch (holds.move(asked)) {
            case Outcome.Done(Holds.Answer.Held _) -> Optional.empty();
            case Outcome.Done(Holds.Answer.Taken(var mediators)) -> Optional.of(taken(it, mediators, point));
            case Outcome.Refused(var _), Outcome.Changed() ->
                Optional.of(Problem.of("formateurs", "workshops.problem.trainers", PlanCycle.MOST_TRAINERS));
        };
    }

    /** Names who is taken, and until when. */
    private Problem taken(Session it, List<UUID> mediators, UUID point) {
        var others = holds.between(mediators, it.begins(), it.ends()).stream()
                .filter(hold -> !hold.subject().equals(it.id()))
                .collect(Collectors.groupingBy(Hold::mediator));
        var names = accounts.find(mediators).stream()
                .map(account -> others.getOrDefault(account.id(), List.of()).stream()
                        .map(Hold::until)
                        .max(Comparator.naturalOrder())
                        .map(until -> account.name() + " ("
                                + LocalDateTime.ofInstant(until, localDays.zoneAt(point))
                                        .toLocalTime()
                                        .truncatedTo(ChronoUnit.MINUTES)
                                + ")")
                        .orElse(account.name()))
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of("formateurs", "workshops.problem.busy", names, it.day());
    }

    void release(Collection<UUID> sessions) {
        sessions.forEach(holds::release);
    }

    /** Sessions by trainer: one who took a session over in the rota replaces the planned one. */
    List<Session> held(List<Session> sessions) {
        var held = holds
                .of(sessions.stream()
                        .filter(one -> !one.cancelled())
                        .map(Session::id)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Hold::subject, Collectors.mapping(Hold::mediator, Collectors.toList())));
        return sessions.stream()
                .map(one -> one.by(held.getOrDefault(one.id(), one.trainers())))
                .toList();
    }

    List<UUID> of(Session it) {
        return held(List.of(it)).getFirst().trainers();
    }
}
