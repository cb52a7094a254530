// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.OpeningTimes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Lays the hours of points and their closures on some days; days that were worked out before are kept. */
@Component
class PointOpeningTimes implements OpeningTimes {
    private static final int MOST_KEPT = 50_000;

    private final PointList points;
    private final Openings openings;
    private final Map<OnDay, List<Opening>> known = new ConcurrentHashMap<>();

    PointOpeningTimes(PointList points, Openings openings) {
        this.points = points;
        this.openings = openings;
    }

    /** Facts on which a day's openings depend. */
    private record OnDay(String hours, String department, ZoneId zone, boolean exists, LocalDate day) {}

    @Override
    public Map<UUID, List<Opening>> between(Collection<UUID> ids, LocalDate first, LocalDate last) {
        var open = new HashMap<UUID, List<Opening>>();
        for (var view : points.list(ids))
            if (Openings.hours(view).isPresent()) open.put(view.sheet().id(), of(view, first, last));
        return open;
    }

    private List<Opening> of(PointView view, LocalDate first, LocalDate last) {
        var sheet = view.sheet();
        var hours = String.valueOf(EffectiveHours.of(sheet.place().hours(), view.closures()));
        var all = new ArrayList<Opening>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            boolean exists = !day.isBefore(sheet.openedOn()) && !view.closedOn(day);
            var asked = new OnDay(hours, view.department(), sheet.zone(), exists, day);
            var found = known.get(asked);
            if (found == null) {
                found = openings.between(view, day, day);
                if (known.size() >= MOST_KEPT) known.clear();
                known.put(asked, found);
            }
            all.addAll(found);
        }
        return all;
    }
}
