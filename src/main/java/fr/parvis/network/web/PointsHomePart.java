// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.domain.Closure;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PointFilter;
import fr.parvis.network.domain.PointList;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.hours.OpeningNotice.Situation;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Number of points open now, and the closures of the days to come. */
@Component
class PointsHomePart implements HomePart {
    private static final int MOST = 6;
    /** Points looked at, at most. */
    private static final int POINTS = 500;
    /** Days ahead for which closures are told. */
    private static final int DAYS = 14;

    private final PointList points;
    private final Openings openings;

    PointsHomePart(PointList points, Openings openings) {
        this.points = points;
        this.openings = openings;
    }

    private record Coming(PointView point, Closure closure) {}

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.READ_POINTS)) return Optional.empty();
        var all = points.list(
                new PointFilter("", null, null, PointFilter.State.OPEN, null, who.association()), POINTS, 0);
        long open = all.stream()
                .filter(point -> point.existsOn(openings.today(point.sheet())))
                .filter(point -> openings.now(point).situation() == Situation.OPEN)
                .count();
        long unknown = all.stream()
                .filter(point -> openings.now(point).situation() == Situation.NOT_GIVEN)
                .count();
        var figures = new ArrayList<Figure>();
        // of a part of the points nothing is told as if it were all
        if (!all.isEmpty() && all.size() < POINTS)
            figures.add(new Figure(
                    Words.number(open),
                    n("network.home.open", open, Words.number(all.size())),
                    NetworkAddresses.POINTS,
                    false));
        if (unknown > 0 && all.size() < POINTS)
            figures.add(new Figure(
                    Words.number(unknown), n("network.home.without-hours", unknown), NetworkAddresses.POINTS, true));
        var rows = all.stream()
                .flatMap(point -> point.coming(openings.today(point.sheet())).stream()
                        .filter(closure -> closure.first()
                                .isBefore(openings.today(point.sheet()).plusDays(DAYS)))
                        .map(closure -> new Coming(point, closure)))
                .sorted(Comparator.comparing(coming -> coming.closure().first()))
                .limit(MOST)
                .map(coming -> new Row(
                        coming.point().sheet().name(),
                        t(
                                coming.closure().isClosing() ? "network.home.closed" : "network.home.other-hours",
                                Words.date(coming.closure().first()),
                                Words.date(coming.closure().last())),
                        NetworkAddresses.POINTS + "/" + coming.point().sheet().id(),
                        false))
                .toList();
        return Optional.of(new Content(
                t("network.points.title"), NetworkAddresses.POINTS, figures, rows, t("network.home.empty")));
    }
}
