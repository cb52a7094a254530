// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Implements {@link Visits} by the use cases of this package. */
@Component
class VisitBook implements Visits {
    private final RecordVisit recordVisit;
    private final CorrectVisit correctVisit;
    private final CancelVisit cancelVisit;
    private final VisitTable table;

    VisitBook(RecordVisit recordVisit, CorrectVisit correctVisit, CancelVisit cancelVisit, VisitTable table) {
        this.recordVisit = recordVisit;
        this.correctVisit = correctVisit;
        this.cancelVisit = cancelVisit;
        this.table = table;
    }

    @Override
    public Outcome record(Visit visit) {
        return unlessTaken(() -> recordVisit.handle(visit));
    }

    @Override
    public Outcome correct(Visit visit, @Nullable String reason) {
        return unlessTaken(() -> correctVisit.handle(visit, reason, false));
    }

    @Override
    public Outcome correctAndJoin(Visit visit, @Nullable String reason) {
        return unlessTaken(() -> correctVisit.handle(visit, reason, true));
    }

    @Override
    public Outcome cancel(UUID visit, int version, @Nullable String reason) {
        return cancelVisit.handle(visit, version, reason);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Visit> find(Collection<UUID> ids) {
        var who = CurrentActor.now();
        return table.list(ids).stream()
                .filter(who::mayTouch)
                .map(RecordedVisit::visit)
                .toList();
    }

    private static Outcome unlessTaken(Supplier<Outcome> act) {
        try {
            return act.get();
        } catch (IdentifierTaken taken) {
            // a transaction around this one cannot stand either: its owner must know
            if (TransactionSynchronizationManager.isActualTransactionActive()) throw taken;
            return new Outcome.Rejected(List.of(VisitRules.problem("visit", "identifier-taken")));
        }
    }
}
