// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.protection.SmallCounts;
import fr.parvis.queue.domain.CountWaiting;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Number of persons who wait in the queues of the network, and of points where they do. */
@Component
class QueueLivePart implements LivePart {
    private final CountWaiting count;
    private final SmallCounts smallCounts;

    QueueLivePart(CountWaiting count, SmallCounts smallCounts) {
        this.count = count;
        this.smallCounts = smallCounts;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Tile> now() {
        var waiting = count.now();
        return Optional.of(new Tile(
                "queue",
                t("queue.nav"),
                "hourglass-split",
                NetworkAddresses.POINTS,
                List.of(new Figure(
                        "waiting",
                        smallCounts.tell(waiting.persons()),
                        smallCounts.isSmall(waiting.persons())
                                ? t("queue.live.few")
                                : n("queue.live.waiting", waiting.persons(), n("queue.live.points", waiting.points())),
                        false)),
                List.of()));
    }
}
