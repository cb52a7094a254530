package fr.parvis.network.domain;

import fr.parvis.network.OpeningTimes;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lays the hours of points and their closures on some days. */
@Component
class PointOpeningTimes implements OpeningTimes {
    private final PointList points;
    private final Openings openings;

    PointOpeningTimes(PointList points, Openings openings) {
        this.points = points;
        this.openings = openings;
    }

    @Override
    public Map<UUID, List<Opening>> between(Collection<UUID> ids, LocalDate first, LocalDate last) {
        var open = new HashMap<UUID, List<Opening>>();
        for (var view : points.list(ids))
            if (Openings.hours(view).isPresent()) open.put(view.sheet().id(), openings.between(view, first, last));
        return open;
    }
}
