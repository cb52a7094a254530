// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import fr.parvis.network.PointKind;
import fr.parvis.network.Territory;
import fr.parvis.network.Territory.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The points of the whole network with what its head chooses them by. */
@Component
@Transactional(readOnly = true)
public class NetworkPoints {
    private static final String FRANCE_SERVICES = "france-services";

    /**
     * Choice of points; nothing chosen means all that receive the public.
     *
     * @param dutyNotKept only those that surely do not keep a duty of their label
     * @param openedSince only those opened on that day or later
     * @param further only those further than that from any France Services point, in kilometres
     */
    public record Choice(
            @Nullable PointKind kind,
            @Nullable String label,
            boolean dutyNotKept,
            @Nullable LocalDate openedSince,
            @Nullable String department,
            @Nullable Integer further) {}

    /**
     * A point.
     *
     * @param spot position of the point, where known
     * @param kilometres to the nearest France Services point, 0 when it is one; null where that cannot be said
     */
    public record Seen(
            Place place, @Nullable Spot spot, @Nullable Double kilometres) {}

    private final Territory territory;
    private final Country country;

    NetworkPoints(Territory territory, Country country) {
        this.territory = territory;
        this.country = country;
    }

    /** Points that were chosen, by name. */
    public List<Seen> list(Choice choice) {
        var places = territory.open(country.today());
        Set<UUID> failing = choice.dutyNotKept() ? territory.dutyNotKept(country.today()) : Set.of();
        var labelled = new ArrayList<Spot>();
        for (var place : places) {
            var spot = Spot.of(place.latitude(), place.longitude());
            if (spot != null && place.labels().contains(FRANCE_SERVICES)) labelled.add(spot);
        }
        var tree = new NearestSpots(labelled);
        var chosen = new ArrayList<Seen>();
        for (var place : places) {
            if (!isChosen(place, choice) || choice.dutyNotKept() && !failing.contains(place.id())) continue;
            var spot = Spot.of(place.latitude(), place.longitude());
            var kilometres = kilometres(place, spot, tree, labelled);
            var further = choice.further();
            if (further != null && (kilometres == null || kilometres <= further)) continue;
            chosen.add(new Seen(place, spot, kilometres));
        }
        return chosen;
    }

    private static boolean isChosen(Place place, Choice choice) {
        var since = choice.openedSince();
        return (choice.kind() == null || place.kind() == choice.kind())
                && (choice.label() == null || place.labels().contains(choice.label()))
                && (choice.department() == null || place.department().equals(choice.department()))
                && (since == null || !place.openedOn().isBefore(since));
    }

    private static @Nullable Double kilometres(
            Place place, @Nullable Spot spot, NearestSpots tree, List<Spot> labelled) {
        if (place.labels().contains(FRANCE_SERVICES)) return 0.0;
        if (spot == null) return null;
        int nearest = tree.nearestTo(spot);
        return nearest == NearestSpots.NONE ? null : (Double) spot.kilometresTo(labelled.get(nearest));
    }
}
