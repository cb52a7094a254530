// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.network.OfferedPoints;
import fr.parvis.network.OfferedPoints.Known;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds which of our points a place of a feed is: by what it was found to be before, by its identifier, by the number of the body that
 * runs it where that has one point in the commune, else by its name, its commune and where it is. Each point is found once.
 */
final class MatchPlaces {
    /** Places of one name that are farther apart, in kilometres, are two. */
    private static final double FARTHEST = 0.5;

    private final Map<String, UUID> links;
    private final Map<String, Optional<UUID>> byId = new HashMap<>();
    private final Map<String, Optional<UUID>> byPivot = new HashMap<>();
    private final Map<String, List<Known>> byName = new HashMap<>();
    private final Set<UUID> ours = new HashSet<>();
    private final Set<UUID> closed = new HashSet<>();
    private final Set<UUID> found = new HashSet<>();

    MatchPlaces(OfferedPoints points, Map<String, UUID> links) {
        this.links = links;
        points.each(this::know);
        // a point that is linked already is not matched with another place
        links.values().forEach(found::add);
    }

    private void know(Known point) {
        ours.add(point.id());
        only(byId, point.id().toString(), point.id());
        if (point.sourceId() != null) only(byId, point.sourceId(), point.id());
        if (!point.open()) {
            closed.add(point.id());
            return;
        }
        if (point.pivot() != null) only(byPivot, point.pivot() + " " + point.insee(), point.id());
        byName.computeIfAbsent(name(point.name(), point.insee()), name -> new ArrayList<>())
                .add(point);
    }

    /** Maps a key to its point; a key that two points share identifies neither. */
    private static void only(Map<String, Optional<UUID>> by, String key, UUID point) {
        by.merge(key, Optional.of(point), (one, other) -> one.equals(other) ? one : Optional.empty());
    }

    boolean isClosed(UUID point) {
        return closed.contains(point);
    }

    boolean isOurs(UUID point) {
        return ours.contains(point);
    }

    Optional<UUID> find(StandardPlace place) {
        var before = links.get(place.id());
        if (before != null) return Optional.of(before);
        var insee = Objects.requireNonNullElse(place.insee(), "");
        return first(byId.get(place.id()))
                .or(() -> place.pivot() == null ? Optional.empty() : first(byPivot.get(place.pivot() + " " + insee)))
                .or(() -> byName(place, insee))
                .filter(found::add);
    }

    private Optional<UUID> first(@org.jspecify.annotations.Nullable Optional<UUID> known) {
        return known == null ? Optional.empty() : known.filter(point -> !found.contains(point));
    }

    private Optional<UUID> byName(StandardPlace place, String insee) {
        return byName.getOrDefault(name(place.name(), insee), List.of()).stream()
                .filter(point -> !found.contains(point.id()))
                .filter(point -> {
                    var km = Facet.kilometres(point.latitude(), point.longitude(), place.latitude(), place.longitude());
                    return km == null || km <= FARTHEST;
                })
                .map(Known::id)
                .findFirst();
    }

    /** Names in other scripts say nothing in plain letters: they are taken as they are. */
    private static String name(String name, String insee) {
        var plain = FoldedText.words(name);
        return (plain.isEmpty() ? name.strip().toLowerCase(Locale.ROOT) : plain) + " " + insee;
    }
}
