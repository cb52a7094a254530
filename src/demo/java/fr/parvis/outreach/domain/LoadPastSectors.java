// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.network.Point;
import fr.parvis.outreach.PastSectors;
import fr.parvis.values.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes sectors up. */
@Component
class LoadPastSectors implements PastSectors {
    private static final int MOST = 8;

    private final Sectors sectors;

    LoadPastSectors(Sectors sectors) {
        this.sectors = sectors;
    }

    @Override
    public List<Point> cover() {
        var points = sectors.points().stream().limit(MOST).toList();
        if (sectors.list().isEmpty())
            for (var point : points)
                sectors.save(
                        new Sector(
                                Ids.next(),
                                "Autour de " + shortened(point.name()),
                                point.id(),
                                List.of(point.insee()),
                                List.of(),
                                0),
                        true);
        return points;
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }
}
