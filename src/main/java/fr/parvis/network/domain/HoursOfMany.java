// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.domain.PointsNear.Timed;
import fr.parvis.network.domain.hours.OpeningCalendar;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hours of many points judged together: points often share their hours, and each different one is judged once. */
@Component
class HoursOfMany {
    private record Same(@Nullable String hours, List<Closure> closures, ZoneId zone, String department) {}

    private final Closures closures;

    HoursOfMany(Closures closures) {
        this.closures = closures;
    }

    /** Applies the rule to the calendar of each point (none where no hours are known) and its time zone. */
    <T> Function<Timed, T> judge(List<Timed> points, BiFunction<Optional<OpeningCalendar>, ZoneId, T> rule) {
        var closed = closures.of(points.stream().map(Timed::id).toList());
        var judged = new HashMap<Same, T>();
        return point -> judged.computeIfAbsent(
                new Same(point.hours(), closed.getOrDefault(point.id(), List.of()), point.zone(), point.department()),
                same -> rule.apply(Openings.calendar(same.hours(), same.closures(), same.department()), same.zone()));
    }
}
