// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.network.PointKind;
import fr.parvis.network.Territory;
import fr.parvis.network.Territory.Department;
import fr.parvis.network.Territory.Inhabited;
import fr.parvis.rounds.PlacesServed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inhabitants and the places that receive them, as of today; read anew for each request, so always current. */
@Component
@Transactional(readOnly = true)
public class Country {
    private static final int TWO_WEEKS = 14;

    private final Territory territory;
    private final PlacesServed stops;
    private final LocalDays localDays;

    Country(Territory territory, PlacesServed stops, LocalDays localDays) {
        this.territory = territory;
        this.stops = stops;
        this.localDays = localDays;
    }

    public LocalDate today() {
        return localDays.todayOfNetwork();
    }

    public List<Department> departments() {
        return territory.departments();
    }

    public List<Inhabited> communes() {
        return territory.communes();
    }

    /**
     * Where somebody is received today, or by a tour within the two weeks that begin today. A stop whose place is not known stands at its
     * commune.
     */
    public List<ServicePoint> servicePoints(Means means, List<Inhabited> communes) {
        var today = today();
        var all = new ArrayList<ServicePoint>();
        if (means != Means.STOPS)
            for (var place : territory.open(today))
                if (place.kind() != PointKind.MOBILE)
                    all.add(new ServicePoint(
                            place.insee(), place.name(), Spot.of(place.latitude(), place.longitude())));
        if (means != Means.POINTS) {
            Map<String, Spot> centres = new HashMap<>();
            for (var commune : communes) {
                var spot = Spot.of(commune.latitude(), commune.longitude());
                if (spot != null) centres.put(commune.insee(), spot);
            }
            for (var stop : stops.between(today, today.plusDays(TWO_WEEKS - 1L))) {
                var own = Spot.of(stop.latitude(), stop.longitude());
                all.add(new ServicePoint(
                        stop.insee(),
                        stop.tour() + ", " + stop.place(),
                        own == null ? centres.get(stop.insee()) : own));
            }
        }
        return all;
    }

    /** How far each commune is from where its people are received. */
    public List<Reach> reaches(Means means, int kilometres) {
        var communes = communes();
        return Reach.of(communes, servicePoints(means, communes), kilometres);
    }
}
