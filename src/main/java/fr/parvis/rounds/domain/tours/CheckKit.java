// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.database.Asking;
import fr.parvis.rounds.domain.Result;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what is on board before a tour leaves. */
@Component
public class CheckKit {
    private final TourTable tours;
    private final Halts halts;
    private final Clock clock;

    CheckKit(TourTable tours, Halts halts, Clock clock) {
        this.tours = tours;
        this.halts = halts;
        this.clock = clock;
    }

    /** @param items those of the tour's kit that are there; others are left out */
    @Transactional
    public Result<List<String>> handle(UUID tour, LocalDate day, Collection<String> items) {
        var found = tours.find(tour)
                .filter(t -> t.association().equals(Asking.scope().association()))
                .orElse(null);
        if (found == null) return Result.rejected("", "rounds.problem.tour-unknown");
        var there = found.kit().stream().filter(items::contains).toList();
        halts.check(found, day, there, clock.instant());
        return new Result.Accepted<>(there);
    }
}
