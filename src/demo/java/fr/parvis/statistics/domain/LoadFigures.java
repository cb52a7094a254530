package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.statistics.BulkFigures;
import fr.parvis.visits.Visit;
import java.util.Collection;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts acts that were written in bulk: one row a point and day instead of one an act. */
@Component
class LoadFigures implements BulkFigures {
    private final Pending pending;
    private final FoldPending fold;

    LoadFigures(Pending pending, FoldPending fold) {
        this.pending = pending;
        this.fold = fold;
    }

    @Override
    @Transactional
    public void add(UUID association, Collection<Visit> visits) {
        var places = new HashMap<Place, Cells>();
        for (var visit : visits) {
            var act = CountedAct.of(visit);
            places.computeIfAbsent(act.place(), p -> new Cells()).add(act.cells());
        }
        places.forEach((place, cells) -> pending.append(association, place, cells));
    }

    @Override
    public void settle() {
        Asking.as(Scope.network()).run(() -> {
            while (fold.handleInTurn() > 0) {
                // as long as something waits
            }
        });
    }
}
