// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PointFilter;
import fr.parvis.network.domain.PointList;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.hours.OpeningNotice.Situation;
import fr.parvis.shell.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Points that are open now, and those that are closed today although their week says otherwise. */
@Component
class PointsLivePart implements LivePart {
    /** Points looked at, at most. */
    private static final int MOST = 5000;

    private final PointList points;
    private final Openings openings;

    PointsLivePart(PointList points, Openings openings) {
        this.points = points;
        this.openings = openings;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Duration freshFor() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Optional<Tile> now() {
        var all = points.list(new PointFilter("", null, null, PointFilter.State.OPEN, null, null), MOST, 0);
        if (all.isEmpty()) return Optional.empty();
        long open = all.stream()
                .filter(point -> point.existsOn(openings.today(point.sheet())))
                .filter(point -> openings.now(point).situation() == Situation.OPEN)
                .count();
        long closed = all.stream().filter(this::isClosedToday).count();
        var alerts = new ArrayList<Alert>();
        if (closed > 0) alerts.add(new Alert(n("network.live.closed", closed), NetworkAddresses.POINTS));
        return Optional.of(new Tile(
                "points",
                t("network.points.title"),
                "geo-alt",
                NetworkAddresses.POINTS,
                List.of(new Figure("open", Words.number(open), n("network.live.open", open, all.size()), false)),
                alerts));
    }

    private boolean isClosedToday(PointView point) {
        var today = openings.today(point.sheet());
        return point.existsOn(today)
                && point.closures().stream()
                        .anyMatch(closure -> closure.isClosing()
                                && !closure.first().isAfter(today)
                                && !closure.last().isBefore(today));
    }
}
