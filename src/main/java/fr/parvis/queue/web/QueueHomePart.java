// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Point;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.SeeQueue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The queues of an association's points, the longest first. */
@Component
class QueueHomePart implements HomePart {
    private static final int MOST = 6;
    /** People waiting from whom on somebody should help at the point. */
    private static final int MANY = 10;

    private final QueuePoints points;
    private final SeeQueue queue;

    QueueHomePart(QueuePoints points, SeeQueue queue) {
        this.points = points;
        this.queue = queue;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.RECORD_VISITS)) return Optional.empty();
        var waiting = queue.waiting(points.open());
        var rows = waiting.entrySet().stream()
                .sorted(Map.Entry.<Point, Integer>comparingByValue().reversed())
                .limit(MOST)
                .map(of -> new Row(
                        of.getKey().name(),
                        n("queue.home.waiting", of.getValue()),
                        QueueNavigation.ADDRESS + "?point=" + of.getKey().id(),
                        of.getValue() >= MANY))
                .toList();
        return Optional.of(
                new Content(t("queue.nav"), QueueNavigation.ADDRESS, List.of(), rows, t("queue.home.empty")));
    }
}
