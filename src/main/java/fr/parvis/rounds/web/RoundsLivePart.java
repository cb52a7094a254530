// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.rounds.domain.tours.CountToursNow;
import fr.parvis.shell.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tours that are out now, and stops that are still to come today; nothing where no tour runs. */
@Component
class RoundsLivePart implements LivePart {
    private final CountToursNow count;

    RoundsLivePart(CountToursNow count) {
        this.count = count;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Duration freshFor() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Optional<Tile> now() {
        var counts = count.counts();
        if (counts.known() == 0) return Optional.empty();
        return Optional.of(new Tile(
                "rounds",
                t("rounds.live.title"),
                "bus-front",
                ToursController.ADDRESS,
                List.of(
                        new Figure("out", Words.number(counts.out()), n("rounds.live.out", counts.out()), false),
                        new Figure(
                                "to-come",
                                Words.number(counts.toCome()),
                                n("rounds.live.to-come", counts.toCome()),
                                false)),
                counts.cancelled() == 0
                        ? List.of()
                        : List.of(new Alert(n("rounds.live.cancelled", counts.cancelled()), ToursController.ADDRESS))));
    }
}
