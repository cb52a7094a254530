package fr.parvis.queue.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.queue.domain.QueueNow;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.SeeQueue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The queues of an association's points, the longest first. */
@Component
class QueueHomePart implements HomePart {
    private static final int MOST = 6;
    /** Points looked at, at most: an association with more sees those that come first by name. */
    private static final int POINTS = 30;
    /** Minutes after which a wait is long. */
    private static final int LONG_WAIT = 30;

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
        var rows = points.open().stream()
                .limit(POINTS)
                .map(queue::at)
                .filter(now -> now.due() > 0 || now.served() > 0)
                .sorted(Comparator.comparing(QueueNow::due).reversed())
                .limit(MOST)
                .map(now -> new Row(
                        now.point().name(),
                        n("queue.home.waiting", now.due())
                                + (now.due() == 0 ? "" : ", " + t("queue.home.estimate", now.estimateMinutes())),
                        QueueNavigation.ADDRESS + "?point=" + now.point().id(),
                        now.estimateMinutes() >= LONG_WAIT))
                .toList();
        return Optional.of(
                new Content(t("queue.nav"), QueueNavigation.ADDRESS, List.of(), rows, t("queue.home.empty")));
    }
}
