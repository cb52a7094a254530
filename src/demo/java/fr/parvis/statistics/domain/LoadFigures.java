// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.BulkFigures;
import fr.parvis.visits.Visit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts acts that were written in bulk: one row a point and day, and a mediator and day, instead of one an act. */
@Component
class LoadFigures implements BulkFigures {
    private final Pending pending;
    private final OwnPending own;
    private final FoldPending fold;
    private final FoldOwn foldOwn;

    LoadFigures(Pending pending, OwnPending own, FoldPending fold, FoldOwn foldOwn) {
        this.pending = pending;
        this.own = own;
        this.fold = fold;
        this.foldOwn = foldOwn;
    }

    @Override
    @Transactional
    public void add(UUID association, Collection<Visit> visits) {
        var places = new HashMap<Place, Cells>();
        var mediators = new HashMap<MediatorDay, Cells>();
        for (var visit : visits) {
            var act = CountedAct.of(visit);
            var cells = act.cells();
            places.computeIfAbsent(act.place(), p -> new Cells()).add(cells);
            for (var mediator : Set.copyOf(act.mediators()))
                mediators
                        .computeIfAbsent(new MediatorDay(mediator, act.day()), m -> new Cells())
                        .add(cells);
        }
        places.forEach((place, cells) -> pending.append(association, place, cells));
        mediators.forEach((one, cells) -> own.append(new OwnPending.Row(association, one.account(), one.day(), cells)));
    }

    private record MediatorDay(UUID account, LocalDate day) {}

    @Override
    public void settle() {
        Asking.as(Scope.network()).run(() -> {
            while (fold.handleInTurn() > 0) {
                // as long as something waits
            }
        });
        for (var association : Asking.as(Scope.network()).call(foldOwn::waiting))
            Asking.as(association).run(() -> {
                while (foldOwn.handle(association) > 0) {
                    // as long as something waits
                }
            });
    }
}
