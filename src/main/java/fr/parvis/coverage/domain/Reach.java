// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import fr.parvis.network.Territory.Inhabited;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Distance of a commune from where its people are received.
 *
 * @param kilometres as the crow flies from the commune's place on the map to the nearest service point; null where one of them is not known
 * @param nearest service point at that distance
 */
public record Reach(
        Inhabited commune,
        State state,
        @Nullable Double kilometres,
        @Nullable ServicePoint nearest) {

    /** Finding about a commune. */
    public enum State {
        /** Something stands in the commune, or near enough. */
        SERVED,
        /** A white area: nothing stands in it nor near enough. */
        WHITE,
        /** Nothing stands in it, and its place on the map is not known: counted apart. */
        UNPLACED
    }

    /** @param limit kilometres from which on a commune is a white area */
    public static List<Reach> of(List<Inhabited> communes, List<ServicePoint> servicePoints, int limit) {
        var placed = new ArrayList<ServicePoint>();
        var spots = new ArrayList<Spot>();
        Map<String, ServicePoint> within = new HashMap<>();
        for (var servicePoint : servicePoints) {
            within.putIfAbsent(servicePoint.insee(), servicePoint);
            var spot = servicePoint.spot();
            if (spot == null) continue;
            placed.add(servicePoint);
            spots.add(spot);
        }
        var tree = new NearestSpots(spots);
        var all = new ArrayList<Reach>(communes.size());
        for (var commune : communes) {
            var own = within.get(commune.insee());
            var here = Spot.of(commune.latitude(), commune.longitude());
            if (here == null) {
                all.add(new Reach(commune, own == null ? State.UNPLACED : State.SERVED, null, own));
                continue;
            }
            int found = tree.nearestTo(here);
            var nearest = found == NearestSpots.NONE ? own : placed.get(found);
            var kilometres = found == NearestSpots.NONE ? null : (Double) here.kilometresTo(spots.get(found));
            boolean served = own != null || kilometres != null && kilometres <= limit;
            all.add(new Reach(commune, served ? State.SERVED : State.WHITE, kilometres, nearest));
        }
        return all;
    }
}
