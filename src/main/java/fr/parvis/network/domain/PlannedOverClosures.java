// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.PlannedAtPoint;
import fr.parvis.network.PlannedAtPoint.Planned;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds what is planned at a point on days on which it is going to be closed, or open at other hours. */
@Component
public class PlannedOverClosures {
    private final List<PlannedAtPoint> planned;

    PlannedOverClosures(List<PlannedAtPoint> planned) {
        this.planned = planned;
    }

    /** Things planned during closures, by time, each once. */
    public List<Planned> find(UUID point, Collection<Closure> added) {
        return added.stream()
                .flatMap(closure -> planned.stream()
                        .flatMap(one -> one.between(point, closure.first(), closure.last()).stream())
                        .filter(one -> !isWithin(one, closure)))
                .distinct()
                .sorted(Comparator.comparing(Planned::from))
                .toList();
    }

    private static boolean isWithin(Planned one, Closure closure) {
        var from = one.from().toLocalTime();
        var until = one.until().toLocalTime();
        return one.from().toLocalDate().equals(one.until().toLocalDate())
                && closure.period().spans().stream()
                        .anyMatch(span -> !from.isBefore(span.from()) && !until.isAfter(span.to()));
    }
}
