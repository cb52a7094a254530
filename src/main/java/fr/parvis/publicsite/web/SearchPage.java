// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.Commune;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.publicsite.domain.LookAround;
import fr.parvis.rounds.Rounds.NearStop;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.shell.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Search results near a place.
 *
 * @param address of the same search by commune, whole: without where somebody is
 * @param problem problem with the place and what to do; null when it is understood
 * @param commune the one understood; null when none was
 * @param others communes that bear much the same name
 * @param chosen filters in words, each with the address of the search without it
 * @param points the nearest first
 * @param stops of tours around, the soonest first
 * @param next next stop of each bus among the points
 */
public record SearchPage(
        String address,
        Looking looking,
        @Nullable String problem,
        @Nullable Commune commune,
        List<Commune> others,
        List<Option> chosen,
        List<PublicPoint> points,
        List<NearStop> stops,
        Map<UUID, NextStop> next) {

    /** The points that are no farther than stops are looked for: all of them where no bus stops around. */
    public List<PublicPoint> close() {
        return stops.isEmpty() ? points : points.stream().filter(this::isClose).toList();
    }

    public List<PublicPoint> farther() {
        return points.stream()
                .filter(point -> !stops.isEmpty() && !isClose(point))
                .toList();
    }

    private boolean isClose(PublicPoint point) {
        var kilometres = point.kilometres();
        return kilometres == null || kilometres <= LookAround.STOPS_WITHIN;
    }
}
