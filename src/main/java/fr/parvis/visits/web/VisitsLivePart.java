// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.protection.SmallCounts;
import fr.parvis.visits.domain.CountNow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Visits of the network today and within an hour. */
@Component
class VisitsLivePart implements LivePart {
    private final CountNow count;
    private final SmallCounts smallCounts;

    VisitsLivePart(CountNow count, SmallCounts smallCounts) {
        this.count = count;
        this.smallCounts = smallCounts;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Tile> now() {
        var counts = count.counts();
        return Optional.of(new Tile(
                "visits",
                t("visits.live.title"),
                "people",
                "",
                List.of(
                        new Figure(
                                "today",
                                smallCounts.tell(counts.today()),
                                n("visits.live.today", smallCounts.isSmall(counts.today()) ? 2 : counts.today()),
                                false),
                        new Figure("hour", smallCounts.tell(counts.lately()), t("visits.live.hour"), false)),
                List.of()));
    }
}
